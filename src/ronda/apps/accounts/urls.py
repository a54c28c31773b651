"""The addresses of a person's own account and of the people."""

from django.urls import path

from ronda.apps.accounts.views import people, roles, tokens

app_name = "accounts"

urlpatterns = [
    path("account/", people.profile, name="profile"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<int:id>/end/", tokens.end, name="token-end"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/organisations/", roles.organisations, name="organisations"),
    path("people/<int:id>/", people.person, name="person"),
    path("people/<int:id>/close/", people.deactivate, name="deactivate"),
    path("people/<int:id>/story/", people.story, name="story"),
    path("people/<int:id>/send-link/", people.send_link, name="send-link"),
    path("people/roles/<int:id>/end/", roles.membership_end, name="membership-end"),
    path(
        "people/roles/<int:id>/hand-over/", roles.membership_hand_over, name="membership-hand-over"
    ),
]
