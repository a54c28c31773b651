"""Real servers that are killed by SIGKILL, on the database of the test.

Two things to know. Each server is a process of its own with the pages people use, forked from one
that has everything loaded. And they see what is committed only: such a test is one with
`django_db(transaction=True)`.
"""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from psycopg.conninfo import make_conninfo

from ronda.apps.accounts.models import User

SERVING = """
import os, sys, django
django.setup()
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server
application = get_wsgi_application()
for line in sys.stdin:
    child = os.fork()
    if not child:
        server = create_server(application, host="127.0.0.1", port=0, threads=4)
        print(os.getpid(), server.effective_port, flush=True)
        server.run()
        os._exit(0)
    os.waitpid(child, 0)
"""


@dataclass
class Servers:
    """Starts one server after another; each is a process of its own, to be killed."""

    process: "subprocess.Popen[str]"

    def start(self) -> tuple[int, int]:
        """The process and the port of a server that answers."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        pid, port = self.process.stdout.readline().split()
        return int(pid), int(port)


@contextmanager
def servers() -> Iterator[Servers]:
    """Servers on the database of the test, as long as they are needed."""
    given = connection.get_connection_params()
    chosen = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    url = make_conninfo(**chosen, dbname=connection.settings_dict["NAME"])
    told = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "ronda.config.settings",
        "RONDA_DATA": str(settings.RONDA.data),
        "RONDA_SECRET_KEY": settings.SECRET_KEY,
        "RONDA_SECOND_FACTOR": "off",
        "RONDA_DEMO": "1",
    }
    with subprocess.Popen(
        [sys.executable, "-c", SERVING],
        env=os.environ | told,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Servers(process)
        finally:
            process.kill()


def cookies(who: User) -> str:
    """The session of somebody who is signed in, and the token of their forms."""
    client = Client()
    client.force_login(who)
    return f"sessionid={client.cookies['sessionid'].value}; csrftoken={'c' * 32}"


def posted(port: int, path: str, fields: dict[str, str], cookie: str) -> int:
    """Send a form; the status, or 0 where the server was gone before it answered."""
    body = urlencode(fields | {"csrfmiddlewaretoken": "c" * 32})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": cookie,
        "Host": "localhost",
    }
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        link.request("POST", path, body, headers)
        response = link.getresponse()
        response.read()
    except (ConnectionError, http.client.HTTPException):
        return 0
    else:
        return response.status
    finally:
        link.close()


def killed_after(seconds: float, pid: int) -> threading.Thread:
    """Kill a server after so many seconds; to be joined once it was asked."""

    def kill() -> None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread
