"""Ronda as it is served, in threads of the test's own process: its web server and its worker."""

import asyncio
import threading
from contextlib import suppress

from django.core.wsgi import get_wsgi_application
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from waitress.server import create_server


class Served:
    """The application behind its web server, on a free port."""

    def __enter__(self) -> str:
        self._server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        return f"http://127.0.0.1:{self._server.effective_port}"

    def __exit__(self, *_reason: object) -> None:
        self._server.close()
        self._thread.join(10)


class Worker:
    """The worker in a thread of its own, so that it works on the module's database."""

    def __enter__(self) -> None:
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._work()), daemon=True)
        self._thread.start()
        self._ready.wait(30)

    def __exit__(self, *_reason: object) -> None:
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(30)

    async def _work(self) -> None:
        connector = app.connector
        assert isinstance(connector, DjangoConnector)
        worker = app.with_connector(connector.get_worker_connector())
        self._loop = asyncio.get_running_loop()
        async with worker.open_async():
            running = worker.run_worker_async(install_signal_handlers=False, wait=True)
            self._task = asyncio.create_task(running)
            self._ready.set()
            with suppress(asyncio.CancelledError):
                await self._task
