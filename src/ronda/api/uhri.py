"""Recommendations and findings under the field names of the Universal Human Rights Index.

Two things to know. The index is of the United Nations; only its names of fields are used here, so
that programs written for its exports read ours. And what Ronda does not say, no theme, no group, no
goal, is an empty list, never a guess.
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from ronda.api.records.collections import Collection
from ronda.api.records.model import Recommendation, Record
from ronda.api.records.sheets import RECOMMENDATIONS
from ronda.apps.compliance import models as compliance


class Annotation(Record):
    """A recommendation in UHRI's names of fields."""

    AnnotationId: str = Field(description="The recommendation's id.")
    AnnotationType: str = Field(description="`Recommendations`, always.")
    Symbol: str = Field(description="body.round.Party.language.edition and code.")
    Body: str = Field(description="The body, by its short name.")
    Countries: tuple[str, ...] = Field(description="The Party, ISO 3166-1 alpha-3.")
    Text: str = Field(description="The recommendation with its sub-points.")
    Language: str = Field(description="The language of the text, as a BCP 47 tag.")
    PublicationDate: str = Field(description="The day the edition was published.")
    Themes: tuple[str, ...] = Field(description="Empty: Ronda gives none.")
    AffectedPersons: tuple[str, ...] = Field(description="Empty: Ronda gives none.")
    Sdgs: tuple[str, ...] = Field(description="Empty: Ronda gives none.")


def _annotations(rows: Sequence[compliance.Recommendation]) -> list[Annotation]:
    told = RECOMMENDATIONS.told(rows)
    return [_annotation(row, one) for row, one in zip(rows, told, strict=True)]


def _annotation(row: compliance.Recommendation, one: Record) -> Annotation:
    assert isinstance(one, Recommendation)
    published = row.edition.published_at
    return Annotation(
        AnnotationId=one.id,
        AnnotationType="Recommendations",
        Symbol=" ".join([one.edition, *one.codes]),
        Body=one.body,
        Countries=(one.party,),
        Text="\n".join([one.text, *one.items]),
        Language=one.language,
        PublicationDate=f"{published:%Y-%m-%d}" if published else "",
        Themes=(),
        AffectedPersons=(),
        Sdgs=(),
    )


UHRI = Collection(
    name="uhri",
    title=_("Recommendations in UHRI’s names of fields"),
    record=Annotation,
    sources=RECOMMENDATIONS.sources,
    told=_annotations,
    filters=RECOMMENDATIONS.filters,
)
