"""A contribution on Arcadia's desk with passages to place, and the coordinator who places them."""

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Contribution, ContributionState, Institution, Passage
from ronda.apps.national.services.placing import gathered_update
from ronda.replies.model import Reply
from tests.apps.compliance.arcadia import LATER, PLAIN, published
from tests.apps.people import coordinator, state

TRAINED = "In 2024 the Police Academy trained 120 officers in a seminar on online offences."
REGISTER = "The courts keep a register of persons convicted of such offences."
THANKS = "We thank you for your letter."


def contribution(
    *texts: str,
    actor: User | None = None,
    language: str = "en",
    code: str = "XAR",
    state_of: ContributionState = ContributionState.HANDED_IN,
) -> Contribution:
    """A contribution with these passages."""
    who = actor or coordinator(code)
    with at_desk(who):
        institution = Institution.objects.create(party=state(code))
        made = Contribution.objects.create(
            party=state(code),
            institution=institution,
            state=state_of,
            subject="Reply of the police",
            language=language,
            made_by=who,
            **(
                {"withdrawn_reason": "A mistake"} if state_of == ContributionState.WITHDRAWN else {}
            ),
        )
        for order, text in enumerate(texts or (TRAINED, REGISTER, THANKS), start=1):
            Passage.objects.create(
                party=state(code),
                contribution=made,
                order=order,
                text=text,
                end=len(text),
                language=language,
            )
    return made


def contribution_of(reply: Reply, actor: User) -> Contribution:
    """A letter's passages as a contribution, with what they name."""
    passages = [(s.heading, p) for s in reply.sections for p in s.passages]
    made = contribution("x", actor=actor, language=reply.language)
    with at_desk(actor):
        made.passages.all().delete()
        for order, (heading, one) in enumerate(passages, start=1):
            named = [n for n in reply.named if one.start <= n.start and n.end <= one.end]
            Passage.objects.create(
                party_id=made.party_id,
                contribution=made,
                order=order,
                heading=heading,
                text=one.text,
                start=one.start,
                end=one.end,
                language=reply.language,
                named=[n.model_dump(mode="json", by_alias=True) for n in named],
            )
    return made


def asked_of_arcadia() -> User:
    """Arcadia's coordinator, once its factsheet is open and what it asks is gathered."""
    published(PLAIN)
    published(LATER)
    who = coordinator("XAR")
    gathered_update(actor=who)
    return who
