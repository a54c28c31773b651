"""The addresses of answers to questions."""

from django.urls import path

from ronda.apps.rounds.addresses.replies import HERE
from ronda.apps.rounds.views import answers

urlpatterns = [
    path(f"{HERE}chapters/<str:chapter>/", answers.chapter, name="reply-chapter"),
    path(f"{HERE}chapters/<str:chapter>/ready", answers.ready, name="reply-ready"),
    path(f"{HERE}answers/<str:question>", answers.answer, name="reply-answer"),
    path(f"{HERE}two-texts/<int:id>/", answers.rival, name="rival"),
]
