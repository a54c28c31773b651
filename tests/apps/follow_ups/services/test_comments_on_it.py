"""Others comment on what a Party says it did, once everybody may read it."""

import pytest

from ronda.apps.errors import NotValid
from ronda.apps.follow_ups.selectors.home import outside_of
from ronda.apps.follow_ups.selectors.places import party_in
from ronda.apps.follow_ups.services.publishing import information_publish
from ronda.apps.rounds.commenting import Said
from ronda.apps.rounds.models import Comment, CommentKind, CommentParty
from ronda.apps.rounds.selectors.openings import What, openings
from ronda.apps.rounds.services.comments import comment_begin, comment_move
from tests.apps.follow_ups.filled import opened, submitted, write
from tests.apps.follow_ups.scene import following
from tests.apps.people import coordinator, ngo, secretary

pytestmark = pytest.mark.django_db


def test_a_comment_on_follow_up_waits_for_publication_and_goes_to_its_party() -> None:
    party, who, office, author = following(), coordinator(), secretary(), ngo()
    mine = opened(party, who)
    write(mine, who, "A law was made.")
    made = submitted(mine, who)
    association = author.memberships.get().organisation
    assert What.FOLLOW_UP in {one.what for one in openings(party.conduct, association).open}

    def begin() -> Comment:
        there = type(party.conduct).objects.select_related("round__body").get(pk=party.conduct_id)
        said = Said(
            kind=CommentKind.COMMENT,
            language="en",
            parties=(party_in(there, "XAR"),),
            on_follow_up=True,
            text="It is not applied.",
        )
        return comment_begin(actor=author, conduct=there, organisation=association, said=said)

    with pytest.raises(NotValid, match="not published yet"):
        begin()
    information_publish(actor=office, party=party, made=made)
    comment = begin()
    comment_move(actor=author, comment=comment, name="submit")
    comment.refresh_from_db()
    assert not comment.late
    comment_move(actor=office, comment=comment, name="admit")
    there = type(party.conduct).objects.select_related("round__body").get(pk=party.conduct_id)
    assert [one.pk for one in outside_of(who, party_in(there, "XAR")).comments]
    assert CommentParty.objects.get().transmitted_at is not None
