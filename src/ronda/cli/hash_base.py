"""`ronda hashes serve`, `demo`, `appoint`, `figures`: the hash base, a service apart.

Two things to know. Its settings are chosen here, before anything reads any: nothing of the other
Ronda on this machine is touched. And the demonstration is made of random hashes only.
"""

import json
import os

from ronda.cli.exit_codes import NOT_READY
from ronda.cli.records import prepare, refusals
from ronda.cli.reporting import Stop, Told, attempt, tell
from ronda.cli.serving import serve as serve_pages

SETTINGS = {"RONDA_DATA": ".data/hash-base"}
DEMONSTRATION = {
    "RONDA_DATA": ".data/hash-demo",
    "RONDA_DEMO": "1",
    "RONDA_SECOND_FACTOR": "off",
}


def serve(*, host: str, port: int) -> int:
    """Serve the base until told to stop; the exit code."""
    choose(SETTINGS)
    return serve_pages(host=host, port=port, processes=1)


def demo(*, fresh: bool, host: str, port: int) -> int:
    """Serve the base with invented data; the exit code."""
    choose(DEMONSTRATION)
    choose(SETTINGS)
    told = attempt(lambda: _loaded(fresh=fresh))
    tell(told)
    return told.code or serve_pages(host=host, port=port, processes=1)


def appoint(email: str, post: str, *, name: str) -> int:
    """Give a person a post, with an account where there is none yet; the exit code."""
    choose(SETTINGS)
    told = attempt(lambda: _appointed(email, post, name))
    tell(told)
    return told.code


def figures() -> int:
    """Print the figures that may cross to a State's desk; the exit code."""
    choose(SETTINGS)
    told = attempt(_figures)
    tell(told)
    return told.code


def choose(variables: dict[str, str]) -> None:
    """Choose the hash base's settings, and these variables where the shell says nothing."""
    # Whatever the shell says: these commands are for the base and for nothing else.
    os.environ["DJANGO_SETTINGS_MODULE"] = "ronda.config.hash_base"
    for name, value in variables.items():
        os.environ.setdefault(name, value)


def _loaded(*, fresh: bool) -> Told:
    # Loaded only now: they need the settings to be chosen, and Django to be set up.
    from ronda.demo.forgetting import Kept, forget  # noqa: PLC0415

    try:
        if fresh:
            forget(os.environ)
    except Kept as error:
        raise Stop(str(error), NOT_READY) from error
    prepare()
    from ronda.demo.hash_base import SIGN_INS, load  # noqa: PLC0415

    news = "Invented hashes were loaded." if load() else "They are there from before and were kept."
    width = max(len(one.email) for one in SIGN_INS)
    lines = [f"  {one.email:<{width}}  {one.password:<22}  {one.who}" for one in SIGN_INS]
    return Told(out="\n".join([news, "", "Sign in with:", *lines, "", ""]))


def _appointed(email: str, post: str, name: str) -> Told:
    prepare()
    from ronda.apps.accounts.models import User  # noqa: PLC0415
    from ronda.apps.accounts.selectors import machine  # noqa: PLC0415
    from ronda.apps.hashes.services.people import (  # noqa: PLC0415
        appointment_give,
        holder_invite,
    )

    with refusals():
        known = User.objects.filter(email__iexact=email).first()
        if known is None:
            holder_invite(actor=machine(), email=email, full_name=name or email, post=post)
        else:
            appointment_give(actor=machine(), person=known, post=post)
    return Told(out=f"{email}: {post}.\n")


def _figures() -> Told:
    prepare()
    from django.utils import timezone  # noqa: PLC0415

    from ronda.apps.hashes.selectors.figures import figures_json  # noqa: PLC0415

    told = figures_json(timezone.localdate())
    return Told(out=json.dumps(told, ensure_ascii=False, indent=2) + "\n")
