"""A factsheet that came back as a Word file, taken into the boxes that are filled in on line.

Two things to know. A preview keeps the file and what was read in it, and changes nothing else. And
a text that goes over newer work on line becomes a rival beside it: an old file undoes nothing.
"""

from collections.abc import Iterable

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.coming_back import CameBackState, file_settled, file_waiting
from ronda.apps.errors import NotValid
from ronda.apps.follow_ups.came_back import offers_of, read_in
from ronda.apps.follow_ups.models import CameBack, Information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors.boxes import sheet_of
from ronda.apps.follow_ups.selectors.drafts import draft_of, edition_of
from ronda.apps.follow_ups.services.texts import Saved, Written, texts_save
from ronda.apps.policy import demand
from ronda.apps.rounds.services.attachments import File
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.reading import DocumentError
from ronda.apps.sources.services import source_receive


def file_preview(*, actor: Actor, information: Information, file: File) -> CameBack:
    """Keep and read the file; raises NotValid where it is not this factsheet filled in."""
    party = information.party
    demand(verdict(actor, Can.FILL, party))
    try:
        content = read_in(sheet_of(edition_of(information)), file.data, file.name)
    except DocumentError as error:
        raise NotValid(str(error), "file") from error
    with act(actor=actor, what=Can.FILL, about=(information,)) as done:
        source = source_receive(
            actor=actor,
            data=file.data,
            name=file.name,
            purpose=Purpose.FILLED_IN,
            about=f"information:{information.pk}",
            party=party.party,
        ).source
        made, _new = CameBack.objects.get_or_create(
            information=information,
            source=source,
            state=CameBackState.PREVIEWED,
            defaults={"content": content, "received_by": signed_in(actor)},
        )
        made.information = information
        done.concerns(made)
    return made


def file_take_in(*, actor: Actor, came: CameBack, boxes: Iterable[str]) -> list[Saved]:
    """Put the texts of the chosen boxes in; what was changed on line meanwhile stays beside."""
    information = came.information
    demand(verdict(actor, Can.FILL, information.party))
    with act(actor=actor, what=Can.FILL, about=(information, came)) as done:
        locked = file_waiting(came)
        chosen = set(boxes)
        offers = offers_of(draft_of(information), locked.content)
        written = [
            Written(one.filled.box.id, one.text, 0 if one.is_conflict else one.filled.revision)
            for one in offers
            if one.filled.box.id in chosen
        ]
        saved = texts_save(actor=actor, information=information, written=written)
        file_settled(locked, CameBackState.TAKEN_IN)
        done.after = {"boxes": sorted(chosen)}
    return saved


def file_dismiss(*, actor: Actor, came: CameBack) -> None:
    """Leave a file aside."""
    demand(verdict(actor, Can.FILL, came.information.party))
    with act(actor=actor, what=Can.FILL, about=(came.information, came)):
        file_settled(file_waiting(came), CameBackState.DISMISSED)
