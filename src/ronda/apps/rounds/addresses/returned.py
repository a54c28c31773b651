"""The addresses of questionnaires that came back as a file."""

from django.urls import path

from ronda.apps.rounds.addresses.replies import HERE
from ronda.apps.rounds.views import returned_replies as views

urlpatterns = [
    path(f"{HERE}form.<slug:format>", views.form, name="reply-form"),
    path(f"{HERE}return/", views.hand_in, name="reply-return"),
    path(f"{HERE}returned/<int:id>/", views.returned, name="reply-returned"),
    path(f"{HERE}returned/<int:id>/take-in", views.take_in, name="reply-take-in"),
    path(f"{HERE}returned/<int:id>/dismiss", views.dismiss, name="reply-dismiss"),
]
