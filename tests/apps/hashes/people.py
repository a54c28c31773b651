"""People of the hash base for tests, each with the posts asked for."""

from datetime import date

from ronda.apps.accounts.models import User
from ronda.apps.hashes.models import Appointment, Post
from tests.apps.people import person


def holder(*posts: Post, name: str = "") -> User:
    """A person who holds these posts."""
    made = person(name or " and ".join(posts) or "Nobody in particular")
    for post in posts:
        Appointment.objects.create(person=made, post=post, since=date(2020, 1, 1))
    return User.objects.get(pk=made.pk)
