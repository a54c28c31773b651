"""What the fields and reasons of agreements are called on pages."""

from django.utils.translation import gettext as _

from ronda.hashes.exchange.agreement import NAMEABLE, Reason


def field_choices() -> list[tuple[str, str]]:
    """The fields that an agreement may name, with their names."""
    return sorted(((name, field_name(name)) for name in NAMEABLE), key=lambda pair: pair[1])


def field_name(name: str) -> str:
    """What a field is called."""
    return _field_names().get(name, name)


def _field_names() -> dict[str, str]:
    return {
        "type": _("picture, video or other"),
        "size": _("size in bytes"),
        "mime": _("media type"),
        "victim": _("whether victims are identified"),
        "series": _("series"),
        "tags": _("tags"),
        "case_reference": _("case reference"),
        "first_seen": _("first seen"),
        "updated": _("when it was last changed"),
        "distributed": _("whether it was distributed"),
        "self_generated": _("whether it is self-generated"),
        "offender_identified": _("whether an offender is identified"),
        "quality": _("quality of PDQ hashes"),
        "by": _("who classified it"),
        "votes": _("how many people agreed"),
        "original": _("the class as it came"),
    }


def reason_sentence(reason: Reason) -> str:
    """Why an entry does not leave."""
    sentences = {
        Reason.NOT_IN_FORCE: _("The agreement is not in force."),
        Reason.WITHDRAWN: _("It is withdrawn."),
        Reason.DISPUTED: _("It is disputed, and the agreement does not name disputed entries."),
        Reason.SOURCE: _("The agreement does not name its source."),
        Reason.HANDLING: _("It has no handling code, or one that the agreement does not name."),
        Reason.FORBIDDEN_CATEGORY: _("It has a class that never leaves."),
        Reason.CATEGORY: _("It has no class that the agreement names."),
        Reason.KIND: _("It has no hash of a kind that the agreement names."),
    }
    return sentences.get(reason, reason.sentence)
