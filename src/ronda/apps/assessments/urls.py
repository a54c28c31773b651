"""The addresses of assessments; those of a round begin with the round's."""

from django.urls import URLPattern, path

from ronda.apps.assessments.views import deciding, grid, proposing, reporting, silence

OF_ROUND = "rounds/<slug:body>/<int:number>/assessments/"
OF_PARTY = f"{OF_ROUND}parties/<slug:party>/"
OF_CELL = f"{OF_PARTY}<str:id>/"
ONE = "assessments/<int:id>/"
ORDER = f"{OF_ROUND}reports/orders/<int:id>/"

app_name = "assessments"
urlpatterns: list[URLPattern] = [
    path(OF_ROUND, grid.grid, name="grid"),
    path(f"{OF_ROUND}figures/", grid.figures, name="figures"),
    path(f"{OF_ROUND}decide/", deciding.decide, name="decide"),
    path(f"{OF_ROUND}decisions/<int:id>/take-back/", deciding.take_back, name="take-back"),
    path(f"{OF_ROUND}overdue/", silence.overdue, name="overdue"),
    path(f"{OF_ROUND}overdue/no-reply/", silence.no_reply, name="no-reply"),
    path(f"{OF_ROUND}overdue/<slug:party>/", silence.step, name="step"),
    path(f"{OF_ROUND}steps/<int:id>/take-back/", silence.step_back, name="step-take-back"),
    path(f"{OF_ROUND}reports/", reporting.reports, name="reports"),
    path(
        f"{OF_ROUND}reports/parties/<slug:party>.<slug:format>",
        reporting.of_party,
        name="report-party",
    ),
    path(
        f"{OF_ROUND}reports/recommendations/<str:id>.<slug:format>",
        reporting.of_recommendation,
        name="report-recommendation",
    ),
    path(ORDER, reporting.order, name="order"),
    path(f"{ORDER}reports.zip", reporting.archive, name="archive"),
    path(f"{OF_ROUND}recommendations/<str:id>/", grid.recommendation, name="recommendation"),
    path(OF_PARTY, grid.party, name="party"),
    path(OF_CELL, grid.cell, name="cell"),
    path(f"{OF_CELL}propose/", proposing.propose, name="propose"),
    path(f"{ONE}change/", proposing.change, name="change"),
    path(f"{ONE}withdraw/", proposing.withdraw, name="withdraw"),
    path(f"{ONE}share/", proposing.share, name="share"),
    path(f"{ONE}respond/", proposing.respond, name="respond"),
    path(f"{ONE}story/", proposing.story, name="story"),
]
