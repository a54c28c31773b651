"""Pages across Parties: the rows of a recommendation, the findings and practices of a chapter.

Two things to know. They are put together here and not in a template, because a round has hundreds
of Parties; what is the same for many is worked out once. And everything leads to where it stands.
"""

from html import escape

from django import template
from django.utils.html import conditional_escape, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.compliance.addresses import edition_page
from ronda.apps.compliance.models import Edition, Observation, Practice, PracticeBox
from ronda.apps.compliance.naming import edition_name
from ronda.apps.portal.cases import Case, Situation
from ronda.apps.portal.chapters import Across, Told
from ronda.apps.treaties.selectors import party_named
from ronda.apps.wordings import day_named
from ronda.procedure.stated import Wording
from ronda.reports.model import Finding, Paragraph
from ronda.web.templatetags.cases import report_address, strength_in, told_of
from ronda.web.templatetags.reports import finding_kind
from ronda.web.templatetags.rounds import spoken

register = template.Library()
_NONE = '<span class="muted">–</span>'


@register.simple_tag
def situation_rows(case: Case) -> SafeString:
    """A row for each Party that a recommendation, a finding or a conclusion names."""
    rows = _Situations(case)
    return mark_safe("".join(map(rows.row, case.situations)))  # noqa: S308 — escaped


@register.simple_tag
def findings_told(chapter: Across) -> SafeString:
    """The findings of a chapter that are shown, each with its Parties and paragraphs."""
    found = _Findings(chapter)
    return mark_safe("".join(map(found.html, chapter.observations)))  # noqa: S308 — escaped


@register.simple_tag
def practices_told(chapter: Across) -> SafeString:
    """The promising practices of a chapter: as the Committee tells them, then as Parties do."""
    told = [_practice(one, escape(_("Told by the Committee"))) for one in chapter.practices]
    told += [_practice(one, escape(_("Told by the Party"))) for one in chapter.boxes]
    return mark_safe("".join(told))  # noqa: S308 — escaped


def _practice(told: Told[Practice] | Told[PracticeBox], by: str) -> str:
    row = told.row
    return (
        f'<div class="practice"><div class="said" lang="{escape(row.chapter.edition.language)}">'
        f"{linebreaks(row.text, autoescape=True)}</div>"
        f'<p class="source">{by}: {told_of(told.rows)}</p></div>'
    )


class _Situations:
    """Writes the rows of a recommendation in all Parties."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.report = report_address(case.report) if case.report is not None else ""
        self.labels = {
            "strength": escape(_("Strength")),
            "found": escape(_("What was found")),
            "said": escape(_("What the Party said it did")),
            "concluded": escape(_("Conclusion")),
        }
        self.nothing = _muted(_("Nothing yet"))
        self.no_box = _muted(_("It is not asked to answer"))
        self.not_asked = _muted(_("It is not in a published factsheet of this Party"))
        self.open = _muted(_("None published"))
        self.invented = f' <span class="tag">{escape(_("invented"))}</span>'
        self.strengths: dict[str, str] = {}
        self.editions: dict[tuple[str, int, str], str] = {}
        self.statuses: dict[str, str] = {}

    def row(self, one: Situation) -> str:
        """One Party: what is asked of it, what was found, what it said, what was concluded."""
        cells = [("said", self._said(one)), ("concluded", self._concluded(one))]
        if self.case.paragraphs:
            found = "".join(self._found(*each) for each in one.found)
            cells.insert(0, ("found", found or _NONE))
        if len(self.case.strengths) > 1:
            cells.insert(0, ("strength", self._strength(one)))
        told = "".join(f'<td data-label="{self.labels[of]}">{html}</td>' for of, html in cells)
        return f'<tr><th scope="row">{self._party(one)}</th>{told}</tr>'

    def _party(self, one: Situation) -> str:
        name = escape(party_named(one.party))
        if one.asked is not None:
            name = f'<a href="{self._place(one.asked.edition)}">{name}</a>'
        return f"{name}{self.invented}" if one.party.invented else name

    def _place(self, edition: Edition) -> str:
        return f"{escape(edition_page(edition))}#{escape(self.case.code)}"

    def _strength(self, one: Situation) -> str:
        if one.asked is None:
            return "–"
        id = one.asked.recommendation.strength
        if id not in self.strengths:
            named = escape(strength_in(id, self.case.round))
            self.strengths[id] = f'<span class="tag tag-{escape(id)}">{named}</span>'
        return self.strengths[id]

    def _found(self, paragraph: Paragraph, finding: Finding) -> str:
        text = f"{_spoken(finding.text)} " if finding.text else ""
        numbered = escape(_("Paragraph %(number)s") % {"number": paragraph.number})
        return (
            f'<p><span class="tag">{escape(finding_kind(finding.kind))}</span> {text}'
            f'<a class="source" href="{self.report}#{escape(paragraph.id)}">{numbered}</a></p>'
        )

    def _said(self, one: Situation) -> str:
        asked = one.asked
        if asked is None:
            return self.not_asked
        if asked.follow_up is None:
            return self.no_box
        if not asked.is_answered:
            return self.nothing
        edition = asked.edition
        return (
            f'<div lang="{escape(edition.language)}">'
            f"{linebreaks(asked.follow_up.text, autoescape=True)}</div>"
            f'<p class="source"><a href="{self._place(edition)}">{self._named(edition)}</a></p>'
        )

    def _named(self, edition: Edition) -> str:
        key = edition.language, edition.number, edition.kind
        if key not in self.editions:
            self.editions[key] = escape(edition_name(edition))
        return self.editions[key]

    def _concluded(self, one: Situation) -> str:
        if one.concluded is None:
            return self.open
        judged, round = one.concluded.assessment, self.case.round
        if judged.status not in self.statuses:
            self.statuses[judged.status] = _spoken(one.concluded.status)
        place = (round.body.slug, round.number, one.party.code.lower(), judged.recommendation)
        day = escape(day_named(judged.decided_at)) if judged.decided_at else ""
        return (
            f'{self.statuses[judged.status]}<p class="source">'
            f'<a href="{escape(path_to("assessments:cell", *place))}">{day}</a></p>'
        )


class _Findings:
    """Writes the findings of a chapter."""

    def __init__(self, chapter: Across) -> None:
        self.chapter = chapter
        self.report = report_address(chapter.report) if chapter.report is not None else ""
        self.paragraph = _("Paragraph %(number)s of the report")

    def html(self, told: Told[Observation]) -> str:
        """What was found, with the Parties and the paragraphs of the report."""
        row = told.row
        items = "".join(f"<li>{escape(one)}</li>" for one in row.items)
        return (
            '<div class="by-party">'
            f'<div class="said" lang="{escape(row.chapter.edition.language)}">'
            f"<p>{escape(row.text)}</p>{f'<ul>{items}</ul>' if items else ''}</div>"
            f'<p class="source">{told_of(told.rows)}'
            f"{''.join(map(self._numbered, told.paragraphs))}</p></div>"
        )

    def _numbered(self, number: int) -> str:
        named = escape(self.paragraph % {"number": number})
        id = self.chapter.paragraphs.get(number)
        return f' · <a href="{self.report}#{escape(id)}">{named}</a>' if id else f" · {named}"


def _spoken(text: Wording) -> str:
    return conditional_escape(spoken(text))


def _muted(text: str) -> str:
    return f'<span class="muted">{escape(text)}</span>'
