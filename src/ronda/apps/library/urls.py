"""The addresses of the library; that of a passage is what documents may cite, and stays."""

from django.urls import URLPattern, path

from ronda.apps.library import views

app_name = "library"
urlpatterns: list[URLPattern] = [
    path("library/", views.texts, name="texts"),
    path("library/library.csv", views.table, name="table"),
    path("library/add/", views.add, name="add"),
    path("library/take-in/", views.take_in, name="take-in"),
    path("library/<slug:slug>/", views.text, name="text"),
    path("library/<slug:slug>/change/", views.change, name="change"),
    path("library/<slug:slug>/add/", views.passage_add, name="passage-add"),
    path("library/<slug:slug>/<slug:key>/", views.passage, name="passage"),
    path("library/<slug:slug>/<slug:key>/change/", views.passage_change, name="passage-change"),
]
