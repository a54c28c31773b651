"""A text of the library as a file, TOML or JSON: its particulars and its passages.

Two things to know. A file is bounded and read whole or refused with one sentence. And texts by
language are tables: `title = { en = "…", fr = "…" }`.
"""

import datetime as dt
import json
import tomllib
from typing import Annotated

from django.core.exceptions import ValidationError as NotAnAddress
from django.core.validators import URLValidator
from django.utils.text import slugify
from pydantic import Field, ValidationError, field_validator

from ronda.apps.library.models import TextKind
from ronda.procedure.stated import Part, Wording

LARGEST = 4 * 1024 * 1024
MOST_PASSAGES = 3000
RESERVED = frozenset({"add", "change", "take-in"})
"""Parts of addresses that pages of their own have."""
_Link = Annotated[str, Field(max_length=500)]


class NoText(ValueError):
    """A file that is no text of the library; the sentence says where and why."""


class FilePassage(Part):
    """A passage as a file has it."""

    label: str = Field(min_length=1, max_length=60)
    title: Wording | None = None
    words: Wording | None = None
    link: _Link = ""

    @property
    def key(self) -> str:
        """Its part of the address."""
        return slugify(self.label)[:60]

    @field_validator("label")
    @classmethod
    def _has_letters(cls, label: str) -> str:
        key = slugify(label)[:60]
        if not key or key in RESERVED:
            raise ValueError("makes no address: it needs letters or figures of the Latin script")
        return label.strip()

    @field_validator("link")
    @classmethod
    def _is_public(cls, link: str) -> str:
        return checked_link(link)


class FileText(Part):
    """A text as a file has it."""

    slug: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)
    kind: TextKind
    reference: str = Field(min_length=1, max_length=120)
    title: Wording
    link: _Link = ""
    in_force_from: dt.date | None = None
    passages: tuple[FilePassage, ...] = Field(default=(), max_length=MOST_PASSAGES)

    @field_validator("slug")
    @classmethod
    def _is_free(cls, slug: str) -> str:
        if slug in RESERVED:
            raise ValueError("is the address of another page")
        return slug

    @field_validator("link")
    @classmethod
    def _is_public(cls, link: str) -> str:
        return checked_link(link)

    @field_validator("passages")
    @classmethod
    def _once(cls, passages: tuple[FilePassage, ...]) -> tuple[FilePassage, ...]:
        keys = [one.key for one in passages]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise ValueError(f"has two passages with the address “{twice}”")
        return passages


def checked_link(link: str) -> str:
    """`link`, if it is an address of the web or nothing; raises ValueError."""
    if link:
        try:
            URLValidator(schemes=["http", "https"])(link)
        except NotAnAddress as error:
            raise ValueError("is no address of the web") from error
    return link


def text_in(data: bytes, name: str) -> FileText:
    """The text in a file of this name (.toml or .json); raises NoText."""
    if len(data) > LARGEST:
        raise NoText(f"The file has {len(data):,} bytes, more than {LARGEST:,}: divide it.")
    try:
        told = data.decode("utf-8-sig")
        values = tomllib.loads(told) if name.lower().endswith(".toml") else json.loads(told)
        return FileText.model_validate_json(json.dumps(values, default=str))
    except UnicodeDecodeError as error:
        raise NoText("The file is not UTF-8: save it so.") from error
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise NoText(f"The file is no TOML and no JSON: {error}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = "/".join(str(step) for step in first["loc"]) or "the file"
        raise NoText(f"The text cannot be read at “{where}”: {first['msg']}.") from error
