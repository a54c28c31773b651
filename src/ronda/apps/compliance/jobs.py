"""What the worker does: reading factsheets in the background.

Two things to know. A job carries keys, never contents. And its name is part of what lies in the
queue: it stays when the function moves.
"""

from asgiref.sync import sync_to_async
from procrastinate import JobContext
from procrastinate.contrib.django import app

from ronda.apps.compliance.services.imports import READ_FACTSHEET, reading_do
from ronda.apps.sources import progress
from ronda.apps.sources.models import Reading
from ronda.apps.treaties.selectors import party_by_code

BEGIN_AGAIN = "compliance.begin_again"


@app.task(name=READ_FACTSHEET, queue="readings")
def read_factsheet(reading_id: int, party: str | None) -> None:
    """Read a source and record what was read."""
    reading = Reading.objects.select_related("source").get(pk=reading_id)
    reading_do(reading=reading, party=party_by_code(party) if party else None)


@app.periodic(cron="* * * * *")
@app.task(name=BEGIN_AGAIN, queue="readings", queueing_lock=BEGIN_AGAIN, pass_context=True)
async def begin_again(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Have readings begun again whose worker was killed: it gives no sign of life any more."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(task_name=READ_FACTSHEET):
        await sync_to_async(progress.wait_again)(int(str(job.task_kwargs["reading_id"])))
        await jobs.retry_job(job)
