"""Rules on texts and ids, and on saying where everything is from."""

import re
from collections.abc import Iterator

from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import Fault
from ronda.procedure.stated import Part, Stated, Wording, parts

_UNFIT = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ufeff]|^\s|\s$|^$")


def texts_say_something(procedure: Procedure) -> Iterator[Fault]:
    """No text is empty, begins or ends with a blank, or has line breaks or control characters."""
    for path, part in parts(procedure):
        if isinstance(part, Wording):
            for language, text in part.texts:
                if _UNFIT.search(text):
                    why = "is empty, or has blanks around it or a line break in it"
                    yield Fault(f"{path}.{language}", why, "write one line of text")


def texts_are_in_every_language(procedure: Procedure) -> Iterator[Fault]:
    """Every name and meaning is given in all the languages the file says it is worded in."""
    for path, part in parts(procedure):
        if isinstance(part, Wording):
            for language in procedure.languages.wording:
                if language not in part.languages:
                    why = f"has no text in “{language}”, which languages.wording promises"
                    yield Fault(path, why, "add it")


def wording_is_in_official_languages(procedure: Procedure) -> Iterator[Fault]:
    """A file is worded in languages of the body."""
    for language in procedure.languages.wording:
        if language not in procedure.languages.official:
            why = f"“{language}” is no official language of the body"
            yield Fault("languages.wording", why, "add it to languages.official or take it out")


def ids_are_given_once(procedure: Procedure) -> Iterator[Fault]:
    """No two entries of a list have the same id."""
    for path, entries in _lists(procedure):
        yield from _twice(path, [str(getattr(entry, "id", "")) for entry in entries], "id")


def names_are_given_once(procedure: Procedure) -> Iterator[Fault]:
    """No two entries of a list have the same name in a language: people could not tell them."""
    for path, entries in _lists(procedure):
        named = [getattr(entry, "name", None) for entry in entries]
        names = [name for name in named if isinstance(name, Wording)]
        for language in dict.fromkeys(tag for name in names for tag in name.languages):
            texts = [name.in_language(language).casefold() for name in names]
            yield from _twice(path, texts, f"name.{language}")


def nothing_is_both_stated_and_an_example(procedure: Procedure) -> Iterator[Fault]:
    """A rule that a document states is no example."""
    for path, part in parts(procedure):
        if isinstance(part, Stated) and part.stated_in is not None and part.example is not None:
            why = "has both stated_in and example"
            yield Fault(path, why, "keep stated_in if that document says this, else example")


def all_is_stated_or_an_example(procedure: Procedure) -> Iterator[Fault]:
    """Every section, or else each of its entries, is stated somewhere or is an example."""
    for name in type(procedure).model_fields:
        section = getattr(procedure, name)
        if isinstance(section, Stated) and not _says_where_from(section):
            entries = [(path, part) for path, part in parts(section, name) if part is not section]
            stated = [(path, part) for path, part in entries if isinstance(part, Stated)]
            silent = [path for path, part in stated if not _says_where_from(part)]
            if not stated or _has_fields_of_its_own(section):
                silent = [name]
            for path in silent:
                what_to_do = "add stated_in, the public document, or example, why it is only one"
                yield Fault(path, "says neither where it is stated nor that it is an example",
                            what_to_do)  # fmt: skip


def _says_where_from(part: Stated) -> bool:
    return part.stated_in is not None or part.example is not None


def _has_fields_of_its_own(section: Stated) -> bool:
    names = type(section).model_fields.keys() - {"stated_in", "example"}
    return any(not isinstance(getattr(section, name), tuple) for name in names)


def _lists(procedure: Procedure) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Every list of entries that have ids."""
    for path, part in parts(procedure):
        for name in type(part).model_fields:
            entries = getattr(part, name)
            if isinstance(entries, tuple) and entries and hasattr(entries[0], "id"):
                yield f"{path}.{name}".lstrip("."), entries


def _twice(path: str, names: list[str], field: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        if name in seen:
            why = f"has “{name}” as {field} of more than one entry"
            yield Fault(f"{path}[{number}].{field}", why, "give each its own")
        seen.add(name)
