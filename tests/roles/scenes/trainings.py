"""Arcadia's registers: trainings of two institutions, a lecture, lists, a spreadsheet."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Contribution,
    ContributionState,
    Passage,
    PostKind,
    Target,
    TargetKind,
)
from ronda.apps.national.services.institutions import institution_add, post_begin
from ronda.apps.trainings.models import (
    Asked,
    CurriculumItem,
    Judgement,
    Lecture,
    LectureKind,
    Profession,
    RegisterFile,
    Sameness,
    ToldIn,
    Training,
)
from ronda.apps.trainings.services.files import INTO_LECTURES, INTO_TRAININGS, file_receive
from ronda.apps.trainings.services.lectures import LectureHeld, lecture_add
from ronda.apps.trainings.services.lists import entries_add
from ronda.apps.trainings.services.sameness import sameness_say
from ronda.apps.trainings.services.trainings import TrainingHeld, training_add
from ronda.apps.treaties.models import Round
from tests.apps.national.scene import membership_of
from tests.roles.cast import Cast

HELD = "Training on sluices by the Ministry of Bridges and nobody else"
PROOF = "Attendance sheet of the Ministry of Bridges, kept at the desk"
OF_OTHERS = "Training on tides by the Ministry of Tides and nobody else"
LECTURED = "Lectures on rowing by the Ministry of Bridges and nobody else"
LISTED = "Lockkeepers as a profession of Arcadia"
FILE = "sluices-of-the-ministry-of-bridges.csv"


@dataclass(frozen=True)
class Scene:
    """What addresses point at."""

    training: Training
    other: Training
    third: Training
    lecture: Lecture
    entry: Profession | CurriculumItem
    asked: Asked
    said: Sameness
    file: RegisterFile
    lecture_file: RegisterFile
    passage: Passage


def scene(cast: Cast) -> Scene:
    """Records of the contributor's institution, validated by the validator, and of another."""
    who, writer, signer = cast["coordinator"], cast["contributor"], cast["validator"]
    assert isinstance(who, User) and isinstance(writer, User) and isinstance(signer, User)
    bridges = institution_add(actor=who, name="Ministry of Bridges", language="en")
    tides = institution_add(actor=who, name="Ministry of Tides", language="en")
    for person, what in ((writer, PostKind.FOCAL_POINT), (signer, PostKind.VALIDATOR)):
        post_begin(actor=who, institution=bridges, membership=membership_of(person), what=what)
    day = date(2024, 5, 13)
    told = {"begins": day, "ends": day, "document": PROOF}
    training = training_add(
        actor=writer,
        held=TrainingHeld(title=HELD, institution=bridges, **told),  # type: ignore[arg-type]
    )
    other, third = (
        training_add(
            actor=who,
            held=TrainingHeld(title=title, institution=tides, begins=day, ends=day, document="A"),
        )
        for title in (OF_OTHERS, f"{OF_OTHERS}, again")
    )
    kind = LectureKind.LECTURE
    lecture = lecture_add(
        actor=writer,
        held=LectureHeld(title=LECTURED, institution=bridges, kind=kind, **told),  # type: ignore[arg-type]
    )
    (entry,) = entries_add(actor=who, of=Profession, names=[LISTED])
    said = sameness_say(
        actor=who, training=other, other=third, judgement=Judgement.SAME, reason="One list."
    )
    passage, asked = _drafted(who, training)
    return Scene(
        training=training,
        other=other,
        third=third,
        lecture=lecture,
        entry=entry,
        asked=asked,
        said=said,
        file=file_receive(actor=writer, into=INTO_TRAININGS, data=b"Boats;None\n1;2\n", name=FILE),
        lecture_file=file_receive(
            actor=writer, into=INTO_LECTURES, data=b"Boats;None\n1;2\n", name=FILE
        ),
        passage=passage,
    )


def _drafted(who: User, training: Training) -> tuple[Passage, Asked]:
    """A passage that tells a training, and something that is asked."""
    party = training.party_id
    with at_desk(who):
        made = Contribution.objects.create(
            party_id=party,
            institution=training.institution,
            state=ContributionState.HANDED_IN,
            subject="From the record",
            language="en",
            made_by=who,
            handed_in_at=timezone.now(),
        )
        words = "It was told."
        passage = Passage.objects.create(
            party_id=party, contribution=made, order=1, text=words, end=len(words), language="en"
        )
        ToldIn.objects.create(
            party_id=party, passage=passage, trainings={str(training.pk): training.version}
        )
        target = Target.objects.create(
            party_id=party,
            round=Round.objects.earliest("pk"),
            kind=TargetKind.RECOMMENDATION,
            code="XX-1",
        )
        asked = Asked.objects.create(
            party_id=party, target=target, audience="pupils", since=date(2024, 1, 1)
        )
    return passage, asked
