"""The words of the glossary: each with its anchor and what it means, in plain language.

Two things to know. A key is the word's anchor on the page and never changes; strengths, findings
and kinds of what the search finds have their own values as keys. And each meaning is to be
understood by somebody who reads nothing else.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Word(NamedTuple):
    """A word with its anchor and what it means."""

    key: str
    term: Promise
    meaning: Promise


WORDS = (
    Word(
        "article",
        _("Article"),
        _(
            "A numbered part of the convention. Recommendations name the articles that they "
            "rest on."
        ),
    ),
    Word(
        "body",
        _("Body"),
        _(
            "The group of experts that watches over a convention, such as the Lanzarote "
            "Committee. It examines the Parties and decides what to ask of them."
        ),
    ),
    Word(
        "box",
        _("Box"),
        _(
            "A place in a factsheet for the Party to write in: an orange box for its "
            "follow-up, a blue one for its promising practices. Nothing else in a factsheet "
            "is the Party’s."
        ),
    ),
    Word(
        "chapter",
        _("Chapter"),
        _(
            "A numbered part of a report or factsheet on one subject. The chapters of a "
            "factsheet follow those of the report of its round."
        ),
    ),
    Word(
        "code",
        _("Code"),
        _(
            "The number of a recommendation within its round, such as III-12: the twelfth of "
            "chapter III. The same code in another round is another recommendation."
        ),
    ),
    Word(
        "conclusion",
        _("Conclusion"),
        _(
            "What the body decided, in a meeting, about one Party and one recommendation, "
            "after it read what the Party said. It gives a status and the reasons."
        ),
    ),
    Word(
        "convention",
        _("Convention"),
        _("The treaty that the States agreed on. Whoever is bound by it is a Party."),
    ),
    Word(
        "decision",
        _("Decision"),
        _(
            "What a meeting of a body agreed on. It never changes: what is decided otherwise "
            "later is a decision of its own."
        ),
    ),
    Word(
        "declaration",
        _("Declaration"),
        _(
            "What a Party said formally when it joined the convention, for instance which "
            "authority is responsible. Unlike a reservation it leaves out no obligation."
        ),
    ),
    Word(
        "edition",
        _("Edition"),
        _(
            "One state of a factsheet, as it was published on a day. A newer one adds what "
            "the Party said since; older ones stay and can be compared."
        ),
    ),
    Word(
        "factsheet",
        _("Factsheet"),
        _(
            "A document on one Party in one round: what was found in it, what is asked of it,"
            " and what it said it did."
        ),
    ),
    Word(
        "finding",
        _("Finding"),
        _(
            "What the report says about one Party on one point: in line, promising, a gap, "
            "unclear, or no information."
        ),
    ),
    Word(
        "follow-up",
        _("Follow-up"),
        _(
            "What a Party says it did about a recommendation. It stands in the orange box, in"
            " the Party’s own words; nobody has judged it there."
        ),
    ),
    Word(
        "gap",
        pgettext_lazy("glossary", "Gap"),
        _("A finding: what the convention asks for is not there, or not in the whole country."),
    ),
    Word(
        "generic",
        pgettext_lazy("glossary", "Generic"),
        _("Asked of all Parties in the same words, whatever was found in each."),
    ),
    Word(
        "in_line",
        pgettext_lazy("glossary", "In line"),
        _("A finding: the Party does what the convention asks for on this point."),
    ),
    Word(
        "invite",
        pgettext_lazy("strength", "Invites"),
        _(
            "The mildest strength: the step is a promising practice, or goes beyond what the "
            "convention obliges Parties to do."
        ),
    ),
    Word(
        "law",
        _("Law"),
        _(
            "In the search: the articles of conventions, and the texts that explain them. The"
            " laws of States are not in it."
        ),
    ),
    Word(
        "matrix",
        _("Matrix"),
        _(
            "A table of a round: a row for each recommendation, a column for each Party. Each"
            " cell leads to the place that it tells of."
        ),
    ),
    Word(
        "meeting",
        _("Meeting"),
        _("Where a body decides. The secretariat publishes its list of decisions afterwards."),
    ),
    Word(
        "no_information",
        pgettext_lazy("glossary", "No information"),
        _("A finding: the Party did not say how things stand, so nothing could be found."),
    ),
    Word(
        "objection",
        _("Objection"),
        _("What a Party says formally against a reservation or declaration of another one."),
    ),
    Word(
        "observation",
        _("Observation"),
        _("A finding as it is worded in a factsheet."),
    ),
    Word(
        "party",
        _("Party"),
        _("A State, or a union of States, that is bound by the convention."),
    ),
    Word(
        "practice",
        _("Promising practice"),
        _(
            "Something that works in one Party and that others could learn from, told by the "
            "body or by the Party itself."
        ),
    ),
    Word(
        "promising",
        pgettext_lazy("glossary", "Promising"),
        _("A finding: the Party does something that others could learn from."),
    ),
    Word(
        "questionnaire",
        _("Questionnaire"),
        _("What the body asks all Parties at the beginning of a round."),
    ),
    Word(
        "recommendation",
        _("Recommendation"),
        _(
            "A step that the body asks of one Party or of all. It has a code, a strength and "
            "the findings that it rests on."
        ),
    ),
    Word(
        "reply",
        _("Reply"),
        _("What a Party answered to the questionnaire of a round."),
    ),
    Word(
        "report",
        _("Report"),
        _(
            "The document in which the body says what it found in all Parties in a round, and"
            " what it recommends. Factsheets are made from it."
        ),
    ),
    Word(
        "request",
        pgettext_lazy("strength", "Requests"),
        _(
            "The middle strength: the step follows from an obligation under the convention, "
            "as documents that the body adopted explain it."
        ),
    ),
    Word(
        "require",
        pgettext_lazy("strength", "Requires"),
        _(
            "The highest strength: the step follows from an obligation under the convention "
            "itself, as its explanatory report explains it."
        ),
    ),
    Word(
        "reservation",
        _("Reservation"),
        _(
            "What a Party said formally when it joined the convention in order not to be "
            "bound by a part of it. It holds until the Party withdraws it."
        ),
    ),
    Word(
        "round",
        _("Round"),
        _(
            "One theme, examined in all Parties at once: a questionnaire, a report, a "
            "factsheet for each Party, its follow-up, and in the end conclusions."
        ),
    ),
    Word(
        "secretariat",
        _("Secretariat"),
        _("Those who serve the body: they prepare its meetings and publish what it adopted."),
    ),
    Word(
        "specific",
        pgettext_lazy("glossary", "Specific"),
        _("Asked of this Party because of what was found in it."),
    ),
    Word(
        "status",
        _("Status"),
        _(
            "The short word of a conclusion, such as “partly in compliance”. Each body has "
            "its own scale."
        ),
    ),
    Word(
        "strength",
        _("Strength"),
        _("How strongly the body asks: it requires, requests or invites."),
    ),
    Word(
        "unclear",
        pgettext_lazy("glossary", "Unclear"),
        _("A finding: what the Party said does not show how things stand."),
    ),
)
