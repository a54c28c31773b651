"""The addresses of the laws at a State's desk."""

from django.urls import path

from ronda.apps.laws import views

app_name = "laws"

urlpatterns = [
    path("desk/laws/", views.laws, name="laws"),
    path("desk/laws/add/", views.add, name="add"),
    *views.LAW_FILES.addresses("desk/laws/spreadsheets/"),
    path("desk/laws/changed/", views.changed, name="changed"),
    path("desk/laws/<int:id>/", views.law, name="law"),
    path("desk/laws/<int:id>/change/", views.change, name="change"),
    path("desk/laws/<int:id>/version/", views.version_add, name="version-add"),
    path("desk/laws/<int:id>/compare/", views.compare, name="compare"),
    path("desk/laws/<int:id>/asked/", views.ask, name="ask"),
    path("desk/laws/asked/<int:id>/answer/", views.answer, name="answer"),
    path("desk/laws/asked/<int:id>/end/", views.ask_end, name="ask-end"),
    path("desk/laws/versions/<int:id>/", views.version, name="version"),
    path("desk/laws/versions/<int:id>/withdraw/", views.withdraw, name="withdraw"),
]
