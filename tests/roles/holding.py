"""What must hold of the answers, as lists of what does not; for Ronda and for the hash base."""

from collections.abc import Iterable, Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver

from tests.roles.asking import Answer, outcome
from tests.roles.cast import COLUMNS
from tests.roles.parts import parts
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


class Held:
    """What holds of some tables: inherited by the tests of each group of them.

    A group is asked over one database, and each in a module of its own, which processes share
    among them.
    """

    tables: tuple[str, ...]

    def test_every_role_gets_the_answer_in_the_table(self) -> None:
        wrong = differences(outcome(self.tables).answers, COLUMNS)
        assert not wrong, "\n".join(wrong)

    def test_hidden_text_appears_only_to_those_who_may_see_it(self) -> None:
        told = outcome(self.tables)
        found = leaks(told.answers, told.hidden)
        assert not found, "\n".join(found)

    def test_those_who_may_see_it_do(self) -> None:
        """Else nothing was hidden, or it was looked for in the wrong words."""
        told = outcome(self.tables)
        seen = {text: readers(told.answers, text) for text in told.hidden}
        wrong = [
            f"“{text}” is read by {sorted(seen[text])} instead of {sorted(who)}"
            for text, who in told.hidden.items()
            if seen[text] != who
        ]
        assert not wrong, "\n".join(wrong)

    def test_no_letter_says_what_is_hidden(self) -> None:
        """But what a secretariat wrote to that very reader, which is the letter itself."""
        hidden = {
            text
            for part in parts(self.tables)
            if part.name != "notifications"
            for text in part.hidden
        }
        letters = outcome(self.tables).letters
        found = [f"{one[:60]}… says “{text}”" for one in letters for text in hidden if text in one]
        assert not found, "\n".join(found)

    def test_nothing_ends_in_an_error_of_ours(self) -> None:
        found = broken(outcome(self.tables).answers)
        assert not found, "\n".join(found)
