"""What the registers say to a recommendation, as passages in the language of the answer.

Two things to know. A passage for each institution tells what it held since the last answer, and
how many were reached year by year; numbers leave only where none that is in them is small. And it
is a proposal: whoever writes the text changes it, and a validator signs.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from ronda.apps.national.models import Institution, Passage, Target
from ronda.apps.national.selectors.telling import Told
from ronda.apps.trainings.models import Audience, Lecture, ToldIn, Training
from ronda.apps.trainings.selectors.coverage import answering
from ronda.apps.trainings.selectors.given import Given, given_of, lectures_of
from ronda.apps.trainings.selectors.lists import asked, professions, regions
from ronda.apps.wordings import day_named
from ronda.figures import writing
from ronda.figures.model import Unit
from ronda.figures.parts import leaves
from ronda.figures.periods import Period

PAGES = {"sr-Cyrl": "sr", "sr-Latn": "sr-latn"}
EACH = 12
"""Up to how many are told one by one."""


def told_to(target: Target, since: date | None) -> Iterator[Told]:
    """What the registers say to a target, of what ended after a day."""
    wanted = list(asked().filter(target=target))
    trainings = given_of(Training.objects.select_related("institution"))
    serving = lectures_of(
        Lecture.objects.filter(serves__target=target).select_related("institution").distinct()
    )
    held = [one for one in answering(trainings, wanted) if since is None or one.record.ends > since]
    lectures = [one for one in serving if since is None or one.record.ends > since]
    with override(PAGES.get(target.language, target.language)):
        for given in (held, lectures):
            for institution, of in _by_institution(given).items():
                keep = partial(_keep, of)
                yield Told(institution, _words(of, target.language), keep)


def _by_institution(given: Sequence[Given]) -> dict[Institution, list[Given]]:
    found: dict[Institution, list[Given]] = {}
    for one in given:
        found.setdefault(one.record.institution, []).append(one)
    return found


def _keep(given: Sequence[Given], passage: Passage) -> None:
    """Note what a passage tells, with the versions that it tells."""
    told: dict[type, dict[str, int]] = {Training: {}, Lecture: {}}
    for one in given:
        told[type(one.record)][str(one.record.pk)] = one.record.version
    ToldIn.objects.create(
        party_id=passage.party_id,
        passage=passage,
        trainings=told[Training],
        lectures=told[Lecture],
    )


def _words(given: Sequence[Given], language: str) -> str:
    lines = _lines(given, language)
    figures = f"{'; '.join(lines)}." if lines else ""
    if len(given) > EACH:
        told = [_in_short(given)]
    else:
        in_order = sorted(given, key=lambda one: (one.record.begins, one.record.pk))
        told = [_sentence(one) for one in in_order]
    return " ".join(part for part in (*told, figures) if part)


def _in_short(given: Sequence[Given]) -> str:
    places = {
        "count": len(given),
        "first": day_named(min(one.record.begins for one in given)),
        "last": day_named(max(one.record.ends for one in given)),
    }
    if isinstance(given[0].record, Training):
        return (
            ngettext(
                "%(count)d training was held from %(first)s to %(last)s.",
                "%(count)d trainings were held from %(first)s to %(last)s.",
                len(given),
            )
            % places
        )
    return (
        ngettext(
            "%(count)d lecture or campaign was held from %(first)s to %(last)s.",
            "%(count)d lectures and campaigns were held from %(first)s to %(last)s.",
            len(given),
        )
        % places
    )


def _sentence(one: Given) -> str:
    record, every = one.record, len(regions())
    told = {
        "title": record.title,
        "begins": day_named(record.begins),
        "ends": day_named(record.ends),
        "reached": len(one.regions),
        "every": every,
    }
    if record.begins == record.ends:
        words = _("%(title)s (%(begins)s).") % told
    else:
        words = _("%(title)s (%(begins)s to %(ends)s).") % told
    if one.regions:
        words += " " + _("It reached %(reached)d of %(every)d regions.") % told
    if one.joint:
        words += " " + _("The professions were trained together.")
    return words


def _lines(given: Sequence[Given], language: str) -> list[str]:
    """How many were reached, of each profession or audience and in each year."""
    names: dict[object, str] = {one.pk: one.name for one in professions()}
    trained = writing.unit(Unit.PROFESSIONALS_TRAINED, language)
    audiences = {one.value: _("Reached, %(whom)s") % {"whom": one.label} for one in Audience}
    labels = {key: f"{trained}, {name}" for key, name in names.items()} | audiences
    lines = []
    for year in sorted({one.year for one in given}):
        for key, label in labels.items():
            parts = [one.part(key) for one in given if one.year == year and key in one.reached]  # type: ignore[arg-type]
            found = leaves(parts) if parts else None
            if found and (found.held_back or found.amount is not None):
                lines.append(writing.line(label, Period.of(str(year)), found.amount, language))
    return lines
