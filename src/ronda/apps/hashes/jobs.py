"""What runs in the background: triaging lists, and taking up again what a killed worker left."""

from asgiref.sync import sync_to_async
from procrastinate import JobContext
from procrastinate.contrib.django import app

from ronda.apps.accounts.selectors import machine
from ronda.apps.hashes import progress
from ronda.apps.hashes.models import Collection
from ronda.apps.hashes.services.collections import TRIAGE, collection_triage
from ronda.apps.hashes.services.queries import queries_load

BEGIN_AGAIN = "hashes.begin_again"
LOAD_QUERIES = "hashes.load_queries"


@app.task(name=TRIAGE, queue="triage")
def triage_collection(collection_id: int) -> None:
    """Triage a list that was handed in."""
    collection_triage(collection=Collection.objects.get(pk=collection_id))


@app.periodic(cron="* * * * *")
@app.task(name=LOAD_QUERIES, queue="triage", queueing_lock=LOAD_QUERIES)
def load_queries(timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Take in what the matching service's logs have since the last time."""
    queries_load(actor=machine())


@app.periodic(cron="* * * * *")
@app.task(name=BEGIN_AGAIN, queue="triage", queueing_lock=BEGIN_AGAIN, pass_context=True)
async def begin_again(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Have lists triaged again whose worker was killed: it gives no sign of life any more."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(task_name=TRIAGE):
        await sync_to_async(progress.wait_again)(int(str(job.task_kwargs["collection_id"])))
        await jobs.retry_job(job)
