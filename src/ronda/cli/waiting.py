"""The server within one process: waitress, which leaves to the others what it cannot begin at once.

Two things to know. A connection that one process has taken no other can answer: so none is taken
while a request waits here. And those wait on the socket that all processes have in common.
"""

import socket
from typing import TYPE_CHECKING

from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_BEHIND_A_PROXY = {"trusted_proxy": "*", "trusted_proxy_headers": {"x-forwarded-proto"}}


class Pages(TcpWSGIServer):  # type: ignore[misc]
    """Answers on a socket that is there already.

    `secure`: people come by https, and a proxy before Ronda says so.
    """

    def __init__(
        self,
        application: "WSGIApplication",
        listening: socket.socket,
        *,
        threads: int,
        secure: bool,
    ) -> None:
        told = _BEHIND_A_PROXY if secure else {}
        super().__init__(
            application,
            {},
            _sock=listening,
            adj=Adjustments(sockets=[listening], threads=threads, ident="Ronda", **told),
            bind_socket=False,
            sockinfo=(listening.family, listening.type, listening.proto, listening.getsockname()),
        )

    def readable(self) -> bool:
        """Whether a connection may be taken now."""
        return bool(super().readable()) and not self.task_dispatcher.queue
