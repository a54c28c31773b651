"""What every entry of a body's file is made of: frozen, strict, with where it is from.

Two things to know. A text for people is a `Wording`: one text per language, data and never
gettext. And whatever a body's file says is either `stated_in` a public document or marked as an
`example` with the reason; nothing is passed off as a body's rule that its documents do not say.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ronda.languages.serbian import in_script

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""The name of an entry within its file: small letters, digits and underscores."""

Line = Annotated[str, Field(min_length=1, max_length=500)]
"""A short text on one line."""


class Part(BaseModel):
    """An immutable value that refuses fields it does not know and takes no type for another."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Wording(Part):
    """One text in several languages: in the file `{ en = "…", fr = "…" }`."""

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Self:
        """The wording with these texts by language tag.

        >>> Wording.of({"en": "yes", "fr": "oui"}) == Wording.of({"fr": "oui", "en": "yes"})
        True
        """
        return cls.model_validate(dict(texts))

    @model_validator(mode="before")
    @classmethod
    def _of_table(cls, value: Any) -> Any:
        if isinstance(value, dict) and value and all(isinstance(t, str) for t in value.values()):
            return {"texts": tuple(value.items())}
        raise ValueError('is no text per language; write { en = "…", fr = "…" }')

    @model_serializer
    def _as_table(self) -> dict[str, str]:
        return dict(self.texts)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A text per language tag: what is taken in and given out."""
        return {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "string"},
            "description": "One text in several languages, by language tag.",
        }

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Wording):
            return NotImplemented
        return dict(self.texts) == dict(other.texts)

    def __hash__(self) -> int:
        return hash(frozenset(self.texts))

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages that the text is given in."""
        return tuple(tag for tag, _ in self.texts)

    def in_language(self, language: str) -> str:
        """The text in `language`, else in the nearest language there is, else the first.

        Of Serbian in Cyrillic letters alone the Latin ones are made.

        >>> Wording.of({"en": "reply", "sr": "одговор"}).in_language("sr-latn")
        'odgovor'
        >>> word = Wording.model_validate({"en": "require", "fr": "exiger"})
        >>> word.in_language("fr-FR"), word.in_language("sr")
        ('exiger', 'require')
        """
        exact = dict(self.texts).get(language)
        if exact is not None:
            return exact
        base = language.casefold().split("-")[0]
        near = (text for tag, text in self.texts if tag.casefold().split("-")[0] == base)
        found = next(near, None)
        if found is None:
            return self.texts[0][1]
        return in_script(found, language)


class Stated(Part):
    """An entry with the public document that states it, or why it is only an example.

    An entry with neither takes what its section says.
    """

    stated_in: Line | None = None
    example: Wording | None = None

    def example_of(self, entry: "Stated") -> Wording | None:
        """Why `entry` of this section is only an example; None where a document states it."""
        return entry.example or (self.example if entry.stated_in is None else None)


class Named(Stated):
    """An entry with an id, a name and a meaning in the body's languages."""

    id: Id
    name: Wording
    meaning: Wording


def parts(value: object, path: str = "") -> Iterator[tuple[str, Part]]:
    """Every part within `value` with its path, itself first; an entry of a list goes by its id."""
    if isinstance(value, Part):
        yield path, value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name), f"{path}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            yield from parts(each, f"{path}[{getattr(each, 'id', number)}]")
