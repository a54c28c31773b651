"""The addresses of saved searches; that of the search itself is the portal's."""

from django.urls import path

from ronda.apps.search import views

app_name = "search"
urlpatterns = [
    path("search/saved/", views.saved, name="saved"),
    path("search/save/", views.save, name="save"),
    path("search/saved/<int:id>/", views.saved_one, name="saved-one"),
    path("search/saved/<int:id>/delete/", views.delete, name="delete"),
]
