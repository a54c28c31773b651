"""What the worker does for assessments: all compliance reports of a round.

Two things to know. A job carries keys, never contents. And an order whose worker was killed is
begun again.
"""

from asgiref.sync import sync_to_async
from procrastinate import JobContext
from procrastinate.contrib.django import app

from ronda.apps.assessments.making import order_make, wait_again
from ronda.apps.assessments.services.ordering import MAKE_REPORTS

BEGIN_AGAIN = "assessments.begin_again"


@app.task(name=MAKE_REPORTS, queue="readings")
def make_reports(order_id: int) -> None:
    """Make the reports of an order."""
    order_make(order_id)


@app.periodic(cron="* * * * *")
@app.task(name=BEGIN_AGAIN, queue="readings", queueing_lock=BEGIN_AGAIN, pass_context=True)
async def begin_again(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 — when it is due
    """Have orders begun again whose worker was killed: it gives no sign of life any more."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(task_name=MAKE_REPORTS):
        await sync_to_async(wait_again)(int(str(job.task_kwargs["order_id"])))
        await jobs.retry_job(job)
