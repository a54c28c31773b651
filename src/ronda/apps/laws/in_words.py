"""A version of a law in a few sentences, as answers and reports tell it."""

from django.utils.translation import gettext as _

from ronda.apps.laws.models import Version
from ronda.apps.wordings import day_named


def words_of(version: Version) -> str:
    """A version in a few sentences, in the language that is active."""
    wordings = list(version.wordings.all())
    changed = [one.article.number for one in wordings if one.text]
    repealed = [one.article.number for one in wordings if not one.text]
    told = {
        "law": version.law.title,
        "gazette": version.gazette,
        "day": day_named(version.since),
    }
    parts = [_("%(law)s (%(gazette)s), in force from %(day)s.") % told]
    if version.ends:
        parts.append(_("The law ends on that day."))
    if changed:
        parts.append(_("Articles worded anew: %(articles)s.") % {"articles": ", ".join(changed)})
    if repealed:
        parts.append(_("Articles repealed: %(articles)s.") % {"articles": ", ".join(repealed)})
    if version.until:
        parts.append(_("It holds until %(day)s.") % {"day": day_named(version.until)})
    return " ".join([*parts, version.note.strip()]).strip()
