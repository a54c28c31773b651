"""The fixed words of files that go out and come back, per language, from the files beside this.

Two things to know. They are data: a file is in the languages of its questionnaire, whoever asks for
it. And what comes back is looked for in every language, because people write as they speak.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

LANGUAGES = ("en", "fr", "sr-Cyrl", "sr-Latn")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReplyWords(_Part):
    """The words of a submitted reply as PDF."""

    reply: str
    reference: str
    submitted: str
    moment: str
    checksum: str
    attachments: str
    attachment_of: str
    no_attachments: str
    no_answer: str
    not_asked: str
    unshown: str
    page: str


class CompilationWords(_Part):
    """The words of a compilation."""

    compilation: str
    no_reply: str
    no_answer: str
    not_asked: str
    state_of: str
    replies: str


class FormWords(_Part):
    """The words of a questionnaire to fill in, and the parts that other files need."""

    answer_to: str
    write_here: str
    figure_here: str
    choose: str
    several: str
    yes: str
    no: str
    no_information: str
    asked_if: str
    asked_if_not: str
    earlier: str
    optional: str
    party: str
    version: str
    questionnaire: str
    file: str
    how_to: str
    guidance: tuple[str, ...]
    print_guidance: str
    audiences: Mapping[str, str]
    reply: ReplyWords
    compilation: CompilationWords


@cache
def form_words(language: str) -> FormWords:
    """The words in `language`, or in the nearest there is; English at last.

    >>> form_words("fr-CH").yes, form_words("sr").yes, form_words("sr-Latn-RS").yes
    ('Oui', 'Да', 'Da')
    """
    wanted = language.casefold()
    for tag in LANGUAGES:
        if wanted.startswith(tag.casefold()) or tag.casefold().startswith(wanted):
            return _of(tag)
    return _of("en")


@cache
def all_words() -> tuple[FormWords, ...]:
    """The words in every language."""
    return tuple(_of(tag) for tag in LANGUAGES)


@cache
def _of(tag: str) -> FormWords:
    text = (files(__package__) / f"{tag}.toml").read_text(encoding="utf-8")
    return FormWords.model_validate(tomllib.loads(text))
