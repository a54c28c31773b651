"""The tables of a State's record that this app keeps itself, as the national export has them.

Two things to know. A table stands before those that it points at: it is read before them, so that
whatever a row names is there when its turn comes, though people go on working meanwhile. And no
person stands in any of them: who signed or gave something is told by the audit trail, at the desk.
"""

from typing import Any

from django.db.models import F, Prefetch, QuerySet

from ronda.apps.national.models import (
    Contribution,
    Institution,
    InstitutionName,
    Measure,
    MeasurePartner,
    MeasureServes,
    MeasureStep,
    Passage,
    Piece,
    Submission,
    Target,
    Text,
    TextVersion,
)
from ronda.apps.national.selectors.figure_tables import figure_tables
from ronda.apps.national.selectors.registers import Field, Holds, Row, Table
from ronda.apps.national.selectors.texts import wording

_RECOMMENDATION = Field("recommendation", "What is asked", Holds.WHOLE, "recommendations")
_INSTITUTION = Field("institution", "The institution", Holds.WHOLE, "institutions")
_MEASURE = Field("measure", "The measure", Holds.WHOLE, "measures")
_LANGUAGE = Field("language", "Language of the words (BCP 47)")


def own_tables() -> list[Table]:
    """Every table of this app that the export has, each before what it points at."""
    return [
        _submissions(),
        _texts(),
        _passages(),
        _contributions(),
        _measures_serve(),
        _measure_partners(),
        _measure_steps(),
        _measures(),
        *figure_tables(),
        _recommendations(),
        _institution_names(),
        _institutions(),
    ]


def _submissions() -> Table:
    return Table(
        "submissions",
        "What was handed in to a body, with its receipt",
        (
            Field("body", "Short name of the body"),
            Field("round", "Number of its round", Holds.WHOLE),
            Field("texts", "Keys of what was answered", Holds.LIST),
            Field("receipt", "Where the texts went"),
            Field("at", "When", Holds.MOMENT),
        ),
        lambda: Submission.objects.select_related("round__body"),
        lambda one: (
            one.round.body.slug,
            one.round.number,
            sorted(int(key) for key in one.versions),
            one.receipt,
            one.at,
        ),
    )


def _texts() -> Table:
    return Table(
        "texts",
        "The State's text for what is asked, in its newest wording",
        (
            _RECOMMENDATION,
            _LANGUAGE,
            Field("state", "draft, signing, agreed or submitted"),
            Field("version", "Number of the wording", Holds.WHOLE),
            Field("words", "The text"),
        ),
        _texts_newest,
        _text,
    )


def _passages() -> Table:
    return Table(
        "passages",
        "What institutions contributed, passage by passage",
        (
            Field("contribution", "The contribution", Holds.WHOLE, "contributions"),
            Field("order", "Its turn", Holds.WHOLE),
            Field("heading", "Heading"),
            Field("words", "The passage"),
            _LANGUAGE,
        ),
        Passage.objects.all,
        lambda one: (one.contribution_id, one.order, one.heading, one.text, one.language),
    )


def _contributions() -> Table:
    return Table(
        "contributions",
        "Contributions of institutions, with their state; drafts and withdrawn ones too",
        (
            _INSTITUTION,
            Field("state", "draft, handed-in, signed or withdrawn"),
            Field("subject", "Subject"),
            Field("number", "The institution's own number"),
            Field("dated", "Day of the letter", Holds.DAY),
            Field("letter_sha256", "Checksum of the letter that it was read from, if any"),
            Field("handed_in", "When it was handed in", Holds.MOMENT),
            Field("signed", "When it was signed", Holds.MOMENT),
            Field("withdrawn", "Why it was withdrawn"),
        ),
        lambda: Contribution.objects.annotate(checksum=F("letter__sha256")),
        lambda one: (
            one.institution_id,
            one.state,
            one.subject,
            one.number,
            one.dated,
            one.checksum or "",
            one.handed_in_at,
            one.signed_at,
            one.withdrawn_reason,
        ),
    )


def _texts_newest() -> QuerySet[Text]:
    versions = TextVersion.objects.filter(current=True, number=F("text__version"))
    pieces = Prefetch("pieces", queryset=Piece.objects.order_by("version", "order"))
    newest = Prefetch("versions", queryset=versions.prefetch_related(pieces), to_attr="newest")
    return Text.objects.prefetch_related(newest)


def _text(one: Any) -> Row:
    told = "".join(wording(version.pieces.all()) for version in one.newest[:1])
    return one.target_id, one.language, one.state, one.version, told


def _measures_serve() -> Table:
    return Table(
        "measures_serve",
        "Which recommendations a measure serves",
        (_MEASURE, _RECOMMENDATION),
        MeasureServes.objects.all,
        lambda one: (one.measure_id, one.target_id),
    )


def _measure_partners() -> Table:
    return Table(
        "measure_partners",
        "Institutions that take part in a measure",
        (_MEASURE, _INSTITUTION),
        MeasurePartner.objects.all,
        lambda one: (one.measure_id, one.institution_id),
    )


def _measure_steps() -> Table:
    return Table(
        "measure_steps",
        "Steps of measures",
        (
            _MEASURE,
            Field("name", "The step"),
            Field("due", "Until when it is due", Holds.DAY),
            Field("done_on", "Since when it is done", Holds.DAY),
        ),
        MeasureStep.objects.all,
        lambda one: (one.measure_id, one.name, one.due, one.done_on),
    )


def _measures() -> Table:
    return Table(
        "measures",
        "What is done or planned",
        (
            Field("name", "Name"),
            Field(
                "kind",
                "law, policy, training, campaign, service, operation, agreement, infrastructure"
                " or research",
            ),
            _INSTITUTION,
            Field("about", "What it is"),
            Field("begins", "First day", Holds.DAY),
            Field("ends", "Last day, if it has one", Holds.DAY),
            Field("budget", "Budget", Holds.NUMBER),
            Field("currency", "Its currency (ISO 4217)"),
            Field("status", "planned, under-way, done or stopped"),
            Field("obstacles", "What stands in the way"),
        ),
        Measure.objects.all,
        lambda one: (
            one.name,
            one.kind,
            one.institution_id,
            one.about,
            one.begins,
            one.ends,
            one.budget,
            one.currency,
            one.status,
            one.obstacles,
        ),
    )


def _recommendations() -> Table:
    return Table(
        "recommendations",
        "What bodies ask: recommendations, questions, boxes for promising practices",
        (
            Field("body", "Short name of the body, or its name where it is outside this Ronda"),
            Field("round", "Number of its round", Holds.WHOLE),
            Field("kind", "recommendation, question or practices"),
            Field("code", "Its code or number"),
            Field("heading", "The chapter it stands in"),
            Field("words", "What is asked"),
            _LANGUAGE,
            Field("annotation_id", "UHRI: its identity; a checksum where the index gave none"),
            Field("symbol", "UHRI: symbol of the document"),
            Field("annotation_type", "UHRI: type of the annotation"),
            Field("published", "UHRI: day of publication", Holds.DAY),
            Field("affected_persons", "UHRI: persons affected", Holds.LIST),
            Field("themes", "UHRI: themes", Holds.LIST),
            Field("sdgs", "UHRI: targets of the sustainable development goals", Holds.LIST),
            Field("source", "The file that it was read from, and its row"),
        ),
        lambda: Target.objects.select_related("round__body", "outside__upload").defer(
            "outside__upload__data"
        ),
        _asked,
    )


def _asked(one: Target) -> Row:
    asked = (one.kind, one.code, one.heading, one.wording, one.language)
    if one.outside is None:
        return one.of_round.body.slug, one.of_round.number, *asked, "", "", "", None, [], [], [], ""
    told = one.outside
    return (
        told.body,
        None,
        *asked,
        told.identity,
        told.symbol,
        told.kind,
        told.published,
        told.affected_persons,
        told.themes,
        told.sdgs,
        f"{told.upload.file_name}, {told.row}",
    )


def _institution_names() -> Table:
    return Table(
        "institution_names",
        "Names of institutions in time",
        (
            _INSTITUTION,
            Field("language", "Language and script (BCP 47)"),
            Field("kind", "official, former or alias"),
            Field("name", "The name"),
            Field("abbreviation", "Abbreviation"),
            Field("since", "From when", Holds.DAY),
            Field("until", "Until when", Holds.DAY),
        ),
        InstitutionName.objects.all,
        lambda one: (
            one.institution_id,
            one.language,
            one.kind,
            one.name,
            one.abbreviation,
            one.since,
            one.until,
        ),
    )


def _institutions() -> Table:
    return Table(
        "institutions",
        "Institutions of the State",
        (
            Field("parent", "What it is a unit of", Holds.WHOLE, "institutions"),
            Field("dissolved_on", "Since when it is no more", Holds.DAY),
            Field("succeeded_by", "Who took over", Holds.WHOLE, "institutions"),
        ),
        Institution.objects.all,
        lambda one: (one.parent_id, one.dissolved_on, one.succeeded_by_id),
    )
