"""What is asked: one hash, or many at once, in JSON.

Two things to know. Nothing is guessed: an unknown field, a field given twice, a hash of the wrong
form, and the whole question is refused with the place. And no sentence about a hash repeats it.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ronda.hashes.errors import HashError
from ronda.hashes.kinds import Kind, kind
from ronda.matching.clients import Client
from ronda.matching.denials import NotUnderstood, TooLarge, WrongPurpose

MOST = 10_000
"""Hashes in one question."""
LONGEST_BODY = 2_000_000
"""Bytes of a question."""
T = TypeVar("T")
ONE = {"kind", "value", "quality", "threshold"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One hash that is asked about: its kind, its value, the distance within which it matches.

    `unfit` says why it can match nothing (too flat a picture, the hash of an empty file), where it
    cannot; it is answered as any other, as not known, with the reason.
    """

    kind: Kind
    value: bytes
    threshold: int
    unfit: str = ""


def one(body: bytes) -> tuple[Asked, ...]:
    """The hash of a single question; raises NotUnderstood."""
    return (_asked(_object(body), "The question", None),)


def many(body: bytes) -> tuple[Asked, ...]:
    """The hashes of a question about many; raises NotUnderstood, TooLarge."""
    said = _object(body)
    hashes = said.pop("hashes", None)
    threshold = said.pop("threshold", None)
    if said:
        raise NotUnderstood(f"The question has a field that is not known: “{_shown(said)}”.")
    if not isinstance(hashes, list) or not hashes:
        raise NotUnderstood("The question must have “hashes”, a list with at least one in it.")
    if len(hashes) > MOST:
        raise TooLarge(f"At most {MOST} hashes are taken at once; send them in several questions.")
    return tuple(
        _asked(found, f"Number {number}", threshold) for number, found in enumerate(hashes, start=1)
    )


def check_covered(asked: Sequence[Asked], client: Client) -> None:
    """Raise WrongPurpose for a kind or a threshold that the client's agreement does not cover."""
    for name in {one.kind.name for one in asked}:
        if name not in client.kinds:
            raise WrongPurpose(f"Your agreement does not cover hashes of kind “{name}”.")
    if max(one.threshold for one in asked) > client.farthest:
        raise WrongPurpose(f"Your agreement covers thresholds up to {client.farthest}.")


def _object(body: bytes) -> dict[str, object]:
    try:
        said = json.loads(body, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood("The question is not JSON, or says a field twice.") from error
    if not isinstance(said, dict):
        raise NotUnderstood("The question must be a JSON object.")
    return said


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field twice")
    return found


def _no_constant(_name: str) -> object:
    raise ValueError("not JSON")


def _asked(said: object, where: str, threshold: object) -> Asked:
    if not isinstance(said, dict) or not said.keys() <= ONE:
        raise NotUnderstood(f"{where} may have “kind”, “value”, “quality” and “threshold” only.")
    name, value = said.get("kind"), said.get("value")
    if not isinstance(name, str) or not isinstance(value, str):
        raise NotUnderstood(f"{where} must have “kind” and “value”, both texts.")
    found = _said(where, lambda: kind(name))
    number = _said(where, lambda: found.normalised(value))
    quality = _whole(said.get("quality"), f"{where}: “quality”", 100)
    wanted = _whole(said.get("threshold", threshold), f"{where}: “threshold”", 64)
    if not found.perceptual:
        wanted = None if threshold is not None and "threshold" not in said else wanted
    within = _said(where, lambda: found.checked(wanted))
    return Asked(found, number, within, found.suspicious(number, quality) or "")


def _said(where: str, work: Callable[[], T]) -> T:
    try:
        return work()
    except HashError as error:
        raise NotUnderstood(f"{where}: {error}") from error


def _whole(value: object, what: str, most: int) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise NotUnderstood(f"{what} must be a whole number from 0 to {most}.")
    return value


def _shown(said: dict[str, object]) -> str:
    name = next(iter(said))
    return name[:40] if name.isprintable() else "…"
