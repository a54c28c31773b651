"""A worker beside a test, in a thread, on the test's own database."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

log = logging.getLogger(__name__)
JOBS_AT_ONCE = 2
SECONDS_TO_FINISH = 20.0


@contextmanager
def working() -> Iterator[None]:
    """Work off jobs in a thread until the block ends; a job under way may finish."""
    worker = _Worker()
    worker.start()
    try:
        yield
    finally:
        worker.stop()


class _Worker:
    """One event loop in one thread."""

    def __init__(self) -> None:
        self._thread = threading.Thread(target=self._run, name="ronda-worker", daemon=True)
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._thread.start()
        self._ready.wait()

    def stop(self) -> None:
        if self._loop is not None and self._task is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(SECONDS_TO_FINISH + 10)

    def _run(self) -> None:
        try:
            asyncio.run(self._work())
        except Exception:
            log.exception("the worker stopped; files will wait until Ronda is started again")
            raise
        finally:
            self._ready.set()

    async def _work(self) -> None:
        self._loop = asyncio.get_running_loop()
        connector = app.connector
        assert isinstance(connector, DjangoConnector)
        worker_app = app.with_connector(connector.get_worker_connector())
        async with worker_app.open_async():
            self._task = asyncio.create_task(
                worker_app.run_worker_async(
                    concurrency=JOBS_AT_ONCE,
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=SECONDS_TO_FINISH,
                    delete_jobs="successful",
                )
            )
            self._ready.set()
            try:
                await self._task
            except asyncio.CancelledError:
                log.debug("the worker was asked to stop")
