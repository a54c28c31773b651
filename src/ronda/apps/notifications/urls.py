"""The addresses of what people were told."""

from django.urls import path

from ronda.apps.notifications import views

app_name = "notifications"

urlpatterns = [
    path("notifications/", views.own, name="own"),
    path("notifications/preferences/", views.preferences, name="preferences"),
    path("notifications/sent/", views.sent, name="sent"),
    path("notifications/<int:id>/", views.letter, name="letter"),
    path("notifications/<int:id>/again/", views.send_again, name="send-again"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<slug:name>/", views.outbox_letter, name="outbox-letter"),
]
