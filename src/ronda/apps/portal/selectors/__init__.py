"""What public pages need of several apps at once.

Two things to know. Everything is read in nobody's name, so that a public page shows the same to
everybody and what only a body sees cannot get onto it. And nothing here reads a table: each app's
own selectors are asked.
"""

from django.contrib.auth.models import AnonymousUser

ANYONE = AnonymousUser()
"""In whose name public pages are made."""
