"""The addresses at which a secretariat keeps what Parties said of a convention.

Two things to know. Everybody reads it at `portal:reservations`. And one is found by its key.
"""

from django.urls import URLPattern, URLResolver, path

from ronda.apps.treaties import views

app_name = "treaties"
urlpatterns: list[URLPattern | URLResolver] = [
    path("reservations/enter/", views.enter, name="reservation-enter"),
    path("reservations/<int:id>/correct/", views.correct, name="reservation-correct"),
    path("reservations/<int:id>/take-out/", views.take_out, name="reservation-take-out"),
]
