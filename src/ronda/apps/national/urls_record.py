"""The addresses of a State's record: its measures and figures; part of the desk's."""

from django.urls import path

from ronda.apps.national.views import aims, annual, exports, figures, measures, uploads

urlpatterns = [
    path("desk/export/", exports.exports, name="exports"),
    path("desk/export/<int:id>/", exports.export, name="export"),
    path("desk/export/<int:id>/record.zip", exports.take_out, name="export-take-out"),
    path("desk/annual/", annual.annuals, name="annuals"),
    path("desk/annual/add/", annual.draft, name="annual-add"),
    path("desk/annual/<int:id>/", annual.annual, name="annual"),
    path("desk/annual/<int:id>/send/", annual.send, name="annual-send"),
    path("desk/annual/<int:id>/take-back/", annual.take_back, name="annual-take-back"),
    path("desk/annual/<int:id>/drop/", annual.drop, name="annual-drop"),
    path("desk/annual/<int:id>/sign/", annual.sign, name="annual-sign"),
    path("desk/annual/<int:id>/report.<slug:ending>", annual.take_out, name="annual-take-out"),
    path("desk/annual/sections/<int:id>/", annual.write, name="annual-write"),
    path("desk/figures/", figures.figures, name="figures"),
    path("desk/figures/add/", figures.define, name="figure-add"),
    *uploads.PAGES.addresses("desk/figures/spreadsheets/"),
    *uploads.OUTSIDE.addresses("desk/recommendations/files/"),
    path("desk/figures/<int:id>/", figures.figure, name="figure"),
    path("desk/figures/<int:id>/define/", figures.define_anew, name="figure-define"),
    path("desk/figures/<int:id>/serves/", figures.serve, name="figure-serves"),
    path("desk/figures/<int:id>/value/", figures.give, name="value-add"),
    path("desk/figures/<int:id>/target/", aims.add, name="aim-add"),
    path("desk/targets/<int:id>/withdraw/", aims.withdraw, name="aim-withdraw"),
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
