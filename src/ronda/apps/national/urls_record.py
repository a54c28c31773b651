"""The addresses of a State's record: its figures; part of the desk's."""

from django.urls import path

from ronda.apps.national.views import figures, uploads

urlpatterns = [
    path("desk/figures/", figures.figures, name="figures"),
    path("desk/figures/add/", figures.define, name="figure-add"),
    path("desk/figures/spreadsheets/", uploads.uploads, name="uploads"),
    path("desk/figures/spreadsheets/template.xlsx", uploads.template, name="upload-template"),
    path("desk/figures/spreadsheets/<int:id>/", uploads.upload, name="upload"),
    path("desk/figures/spreadsheets/<int:id>/take-in/", uploads.take_in, name="upload-take-in"),
    path("desk/figures/spreadsheets/<int:id>/drop/", uploads.drop, name="upload-drop"),
    path("desk/figures/<int:id>/", figures.figure, name="figure"),
    path("desk/figures/<int:id>/define/", figures.define_anew, name="figure-define"),
    path("desk/figures/<int:id>/value/", figures.give, name="value-add"),
    path("desk/values/<int:id>/withdraw/", figures.withdraw, name="value-withdraw"),
]
