"""What the worker does with long spreadsheets: looks through them, takes them in, begins again.

Two things to know. A job carries keys, never contents, acts for whoever asked for it, and its name
is part of what lies in the queue. And a job whose worker was killed is begun again by itself: what
it had done was in one transaction, so nothing of it is there.
"""

from typing import Any

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Spreadsheet
from ronda.apps.national.services.spreadsheets import (
    Intake,
    spreadsheet_keep,
    spreadsheet_look_through,
)

BEGIN_AGAIN = "national.begin_again"
BEGUN_AGAIN: set[str] = set()
"""The names of the tasks that are begun again when their worker was killed."""


def tasks_of(intake: Intake[Any, Any]) -> tuple[Task[..., None, Any], Task[..., None, Any]]:
    """The worker's tasks for one register: to look a spreadsheet through, and to take it in."""

    @app.task(name=intake.read, queue="readings")
    def look_through(upload_id: int, person_id: int) -> None:
        person, upload = _asked(intake, upload_id, person_id)
        spreadsheet_look_through(intake=intake, actor=person, upload=upload)

    @app.task(name=intake.take_in, queue="readings")
    def take_in(upload_id: int, person_id: int) -> None:
        person, upload = _asked(intake, upload_id, person_id)
        spreadsheet_keep(intake=intake, actor=person, upload=upload)

    BEGUN_AGAIN.update((intake.read, intake.take_in))
    return look_through, take_in


@app.periodic(cron="* * * * *")
@app.task(name=BEGIN_AGAIN, queue="readings", queueing_lock=BEGIN_AGAIN, pass_context=True)
async def begin_again(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Have begun again what a killed worker left: it gives no sign of life any more."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(queue="readings"):
        if job.task_name in BEGUN_AGAIN:
            await jobs.retry_job(job)


def _asked(intake: Intake[Any, Any], upload_id: int, person_id: int) -> tuple[User, Spreadsheet]:
    person = User.objects.get(pk=person_id)
    with at_desk(person):
        found: Spreadsheet = intake.model.objects.get(pk=upload_id)
        return person, found
