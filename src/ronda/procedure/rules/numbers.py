"""Rules on codes and document numbers."""

from collections.abc import Iterator

from ronda.procedure.numbering import NoScheme, NotInScheme
from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import Fault

BOTH_LANGUAGES = "bil"
"""What a document's number says for a text in both languages."""


def code_scheme_is_understood(procedure: Procedure) -> Iterator[Fault]:
    """The scheme of codes is one, has a number, and a chapter only where chapters are numbered."""
    try:
        scheme = procedure.codes.parsed_scheme
    except NoScheme as error:
        yield Fault("codes.scheme", f"“{procedure.codes.scheme}” {error}", "correct it")
        return
    if "number" not in scheme.required:
        yield Fault("codes.scheme", "has no {number} outside brackets", "add it")


def codes_come_back(procedure: Procedure) -> Iterator[Fault]:
    """Each example of a code is read, and written as it stands."""
    for number, text in enumerate(procedure.codes.examples, start=1):
        try:
            written = procedure.codes.written(procedure.codes.read(text))
        except NotInScheme as error:
            yield Fault(f"codes.examples[{number}]", _small(error), "correct it or the scheme")
            continue
        if written != text:
            why = f"“{text}” is read, but written as “{written}”"
            yield Fault(f"codes.examples[{number}]", why, "correct it or the scheme")


def number_schemes_are_understood(procedure: Procedure) -> Iterator[Fault]:
    """Each scheme of document numbers is one, and has one number."""
    for entry in procedure.document_numbers.schemes:
        field = f"document_numbers.schemes[{entry.id}].scheme"
        try:
            scheme = entry.parsed_scheme
        except NoScheme as error:
            yield Fault(field, f"“{entry.scheme}” {error}", "correct it")
            continue
        if len({"number", "two_digits"} & scheme.required) != 1:
            why = "needs one of {number} and {two_digits}, outside brackets"
            yield Fault(field, why, "add the one that the documents have")


def numbers_come_back(procedure: Procedure) -> Iterator[Fault]:
    """Each example of a document's number is read, and written as it stands."""
    for entry in procedure.document_numbers.schemes:
        for number, text in enumerate(entry.examples, start=1):
            field = f"document_numbers.schemes[{entry.id}].examples[{number}]"
            try:
                written = entry.written(entry.read(text))
            except NotInScheme as error:
                yield Fault(field, _small(error), "correct it or the scheme")
                continue
            if written != text:
                why = f"“{text}” is read, but written as “{written}”"
                yield Fault(field, why, "write it so")


def numbers_name_known_languages(procedure: Procedure) -> Iterator[Fault]:
    """The languages that numbers name are official ones, or "bil" for both."""
    known = {*procedure.languages.official, BOTH_LANGUAGES}
    for entry in procedure.document_numbers.schemes:
        for language in entry.languages:
            if language not in known:
                field = f"document_numbers.schemes[{entry.id}].languages"
                why = f"“{language}” is no official language of the body"
                yield Fault(field, why, "add it to languages.official or take it out")


def _small(error: Exception) -> str:
    return str(error).rstrip(".")
