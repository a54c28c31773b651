"""How far a reading has come, written at once so that it shows while the work goes on.

Two things to know. This is no part of the record and leaves no audit row. And it must not run
inside the transaction of the work it tells of, or nobody would see it.
"""

from ronda.apps.sources.models import Reading, ReadingState

OPENING, READING, RECORDING = ("opening", 10), ("reading", 40), ("recording", 80)


def wait_again(reading_id: int) -> None:
    """Put a reading back in the queue whose worker was killed; one that ended stays as it is."""
    begun = Reading.objects.filter(pk=reading_id, state=ReadingState.READING)
    begun.update(state=ReadingState.WAITING, percent=0, step="")


def begin(reading: Reading) -> bool:
    """Take a waiting reading up; False where it is not waiting any more."""
    step, percent = OPENING
    waiting = Reading.objects.filter(pk=reading.pk, state=ReadingState.WAITING)
    return bool(waiting.update(state=ReadingState.READING, percent=percent, step=step))


def come_to(reading: Reading, step: tuple[str, int]) -> None:
    """Say what is being done now; the codes are worded by the pages."""
    name, percent = step
    going_on = Reading.objects.filter(pk=reading.pk, state=ReadingState.READING)
    going_on.update(percent=percent, step=name)
