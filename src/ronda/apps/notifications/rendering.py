"""Notifications as letters: the subject, the text, and what stands around it.

Two things to know. A letter is plain text in its reader's language, and says who sends it, why one
gets it and where that is changed. And the text of a kind never names what it must link to: the
link and the day it is due are put beneath it where it did not say them itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context
from django.template.loader import get_template
from django.utils.translation import override

from ronda.apps.accounts.models import User
from ronda.apps.addresses import path_to
from ronda.apps.notifications.addresses import absolute, message_id
from ronda.apps.notifications.kinds import template_of
from ronda.apps.notifications.models import Notification
from ronda.apps.notifications.recipients import why
from ronda.apps.notifications.words import in_language, in_words, one_line, readable

LETTER, DIGEST = "notifications/letter.txt", "notifications/digest.txt"
PREFIX = "[Ronda] "


@dataclass(frozen=True)
class Written:
    """One notification as its reader reads it."""

    subject: str
    text: str
    link: str
    due: str
    says_link: bool
    says_due: bool


def written(one: Notification, language: str) -> Written:
    """The subject and the text of a notification in a language."""
    with override(language):
        due = in_words(one.due) if one.due else ""
        words = readable(one.words, language)
        given = {**words, "words": words, "link": absolute(one.link), "due": due}
        given |= _of_letter(one, words | {"link": absolute(one.link), "due": due}, language)
        text = _rendered(template_of(one.kind), given | {"person": str(one.person)})
    subject, _end, body = text.partition("\n")
    says = (absolute(one.link) in body, bool(due) and due in body)
    return Written(one_line(subject), body.strip(), absolute(one.link), due, *says)


def letter(one: Notification, recipient: User) -> EmailMessage:
    """A notification as an e-mail to its reader."""
    with override(recipient.language):
        told = written(one, recipient.language)
        text = _rendered(LETTER, {"told": told, **_around(recipient)})
    return _message(told.subject, text, recipient, one)


def digest(several: Sequence[Notification], recipient: User) -> EmailMessage:
    """Several notifications as one e-mail, what is due first before what is not."""
    ordered = sorted(several, key=lambda one: (one.due is None, one.due, one.created_at, one.pk))
    with override(recipient.language):
        told = [written(one, recipient.language) for one in ordered]
        text = _rendered(DIGEST, {"several": told, **_around(recipient)})
    subject, _end, body = text.partition("\n")
    return _message(one_line(subject), body.lstrip("\n"), recipient, several[0])


def _of_letter(one: Notification, words: dict[str, str], language: str) -> dict[str, str]:
    """What a secretariat wrote, with its placeholders filled."""
    if one.letter is None:
        return {}
    texts = (one.letter.subject, one.letter.text)
    subject, text = (in_language(by_language, language).format_map(words) for by_language in texts)
    return {"subject": one_line(subject), "text": text}


def _around(recipient: User) -> dict[str, object]:
    page = absolute(path_to("notifications:preferences"))
    return {"origin": absolute("/"), "why": why(recipient), "preferences": page}


def _rendered(template: str, given: Mapping[str, object]) -> str:
    """Plain text: nothing is escaped, and no more than one line is left empty."""
    found = get_template(template).template  # type: ignore[attr-defined]
    text = str(found.render(Context(dict(given), autoescape=False))).strip()
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text + "\n"


def _message(subject: str, text: str, recipient: User, first: Notification) -> EmailMessage:
    headers = {
        "Message-ID": message_id(first),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": recipient.language,
    }
    return EmailMessage(
        PREFIX + subject, text, settings.DEFAULT_FROM_EMAIL, [recipient.email], headers=headers
    )
