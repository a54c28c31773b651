"""The addresses of a person's own account and of the people."""

from django.urls import path

from ronda.apps.accounts import views

app_name = "accounts"

urlpatterns = [
    path("account/", views.profile, name="profile"),
    path("people/", views.people, name="people"),
    path("people/invite/", views.invite, name="invite"),
    path("people/organisations/", views.organisations, name="organisations"),
    path("people/<int:id>/", views.person, name="person"),
    path("people/<int:id>/close/", views.deactivate, name="deactivate"),
    path("people/<int:id>/send-link/", views.send_link, name="send-link"),
    path("people/roles/<int:id>/end/", views.membership_end, name="membership-end"),
]
