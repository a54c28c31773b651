"""The fixed words of compliance reports, by language; data, never gettext.

Two things to know. Every language has the same names. And a language that is not there is told in
English, as documents of the bodies are.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "fr")


@cache
def report_words(language: str) -> Mapping[str, str]:
    """The words in the language of a tag."""
    base = language.casefold().split("-")[0]
    name = base if base in LANGUAGES else "en"
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
