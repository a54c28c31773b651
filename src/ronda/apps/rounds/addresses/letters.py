"""The addresses of letters that are taken in for a reply."""

from django.urls import path

from ronda.apps.rounds.addresses.replies import HERE
from ronda.apps.rounds.views import letters

urlpatterns = [
    path(f"{HERE}letters/", letters.letters, name="letters"),
    path(f"{HERE}letters/<int:id>/", letters.letter, name="letter"),
    path(f"{HERE}letters/<int:id>/take-out", letters.take_out, name="letter-remove"),
    path(
        f"{HERE}letters/<int:id>/passages/<int:passage>/take-back",
        letters.take_back,
        name="passage-take-back",
    ),
]
