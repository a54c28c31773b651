"""The addresses of a State's record: its measures and figures; part of the desk's."""

from django.urls import path

from ronda.apps.national.views import figures, measures, uploads

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
    path("desk/figures/<int:id>/serves/", figures.serve, name="figure-serves"),
    path("desk/figures/<int:id>/value/", figures.give, name="value-add"),
    path("desk/measures/", measures.measures, name="measures"),
    path("desk/measures/timeline/", measures.timeline, name="measures-timeline"),
    path("desk/measures/recommendations/", measures.served, name="measures-served"),
    path("desk/measures/add/", measures.add, name="measure-add"),
    path("desk/measures/<int:id>/", measures.measure, name="measure"),
    path("desk/measures/<int:id>/change/", measures.change, name="measure-change"),
    path("desk/measures/<int:id>/serves/", measures.serve, name="measure-serves"),
    path("desk/measures/<int:id>/step/", measures.step_add, name="step-add"),
    path("desk/steps/<int:id>/done/", measures.step_done, name="step-done"),
    path("desk/values/<int:id>/withdraw/", figures.withdraw, name="value-withdraw"),
]
