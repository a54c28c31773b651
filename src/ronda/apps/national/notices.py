"""Telling the people of an institution that something waits for them.

Two things to know. What is told names only the request's reference and dates, never what is asked:
a letter may lie in a mailbox outside the desk. And it is handed over away from the desk, as a
service of another app.
"""

from ronda.apps.accounts.selectors import Actor
from ronda.apps.national.models import Addressee


def told(actor: Actor, addressee: Addressee, what: str) -> None:
    """Tell those who answer for the institution; `what` is "asked" or "reminded"."""
