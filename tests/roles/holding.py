"""What must hold of the answers, as lists of what does not; for Ronda and for the hash base."""

from collections.abc import Iterable, Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver

from tests.roles.asking import Answer
from tests.roles.rows import Columns

OF_ALLAUTH = "allauth."


def differences(answers: Iterable[Answer], columns: Columns) -> list[str]:
    """The answers that are not those of the table."""
    return [
        f"{one.part}: {one.row.name} {one.method} {one.role}: {one.ended} instead of {wanted}"
        for one in answers
        if one.row is not None
        and one.ended != (wanted := columns.answer(one.row.told(one.method), one.role))
    ]


def leaks(answers: Iterable[Answer], may_read: Mapping[str, frozenset[str]]) -> list[str]:
    """The answers that say a hidden text to someone who may not read it."""
    return [
        f"{one.role}: {one.method} {one.address} says “{text}”"
        for one in answers
        for text in one.says
        if one.role not in may_read[text]
    ]


def readers(answers: Iterable[Answer], text: str) -> set[str]:
    """The roles to which some answer says this text."""
    return {one.role for one in answers if text in one.says}


def broken(answers: Iterable[Answer]) -> list[str]:
    """The answers that ended in an error of ours."""
    return [f"{one.role}: {one.method} {one.address}" for one in answers if one.ended == "500"]


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, space: str = ""
) -> Iterator[tuple[str, str]]:
    """Every named address and the module of its view."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", one.callback.__module__
        else:
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from addresses(one.url_patterns, inside)


def our_addresses() -> set[str]:
    """The names of all addresses but those of signing in, which are allauth's."""
    return {name for name, module in addresses() if not module.startswith(OF_ALLAUTH)}
