"""The service itself: from a request to its answer, one check after the other (ASGI).

Two things to know. The order is fixed: is there a good token, was it used before, is it allowed so
much, is the question well-formed and covered; only then are the hashes looked up, the question is
logged, and at last it is answered. And nothing here depends on who asked before: any process on
any machine with the same folder answers the same.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ronda.hashes.errors import HashError
from ronda.hashes.kinds import Match
from ronda.matching import files, questions
from ronda.matching.answers import Answers, denial
from ronda.matching.clients import Register
from ronda.matching.denials import (
    BadToken,
    Denied,
    NoSuchPlace,
    NotReady,
    NotUnderstood,
    TooLarge,
    TooMany,
    WrongMethod,
)
from ronda.matching.labels import Told
from ronda.matching.limits import Limits
from ronda.matching.query_log import QueryLog
from ronda.matching.questions import Asked
from ronda.matching.tokens import Claims, claims_of

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LOOK_AGAIN = 0.2
"""Seconds between two looks at what the hash base changed."""
SINGLE, MANY, HEALTH = "/v1/match", "/v1/matches", "/v1/health"


class Finder(Protocol):
    """What looks hashes up; it is of one moment, and goes on to the next by `refresh`."""

    @property
    def version(self) -> str:
        """Which state of the base answers."""

    def refresh(self) -> None:
        """Take over what was added and withdrawn since."""

    def find(self, asked: Sequence[Asked]) -> Sequence[Sequence[Match]]:
        """The matches of each hash; raises HashError where the snapshot cannot be used."""


@dataclass(frozen=True)
class Proxy:
    """The reverse proxy that may say which certificate a client showed: its address, its header."""

    address: str
    header: str = "x-client-cert-sha256"


class Service:
    """The application; `name` is what tokens call it (“aud”)."""

    def __init__(
        self, folder: Path, finder: Finder, *, name: str, proxy: Proxy | None = None
    ) -> None:
        self.name = name
        self._proxy = proxy
        self._finder = finder
        self._register = Register(folder)
        self._limits = Limits(folder)
        self._log = QueryLog(folder)
        self._answers = Answers(files.key(folder, "references"), Told(folder))
        self._batches = ThreadPoolExecutor(1, "batches")
        self._looking: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            try:
                body = await self._answered(scope, receive)
            except Denied as denied:
                await _send(send, denied.status, denial(denied), denied.again_after)
            else:
                await _send(send, 200, body)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._register.refresh()
        self._looking = asyncio.create_task(self._look_again())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._looking.cancel()
        self._log.close()
        self._limits.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _look_again(self) -> None:
        while True:
            await asyncio.sleep(LOOK_AGAIN)
            self._register.refresh()
            self._finder.refresh()

    async def _answered(self, scope: Scope, receive: Receive) -> bytes:
        path = scope["path"]
        if path == HEALTH:
            return b'{"ready": true}'
        if path not in {SINGLE, MANY}:
            raise NoSuchPlace(f"There is nothing here; questions go to {SINGLE} and {MANY}.")
        if scope["method"] != "POST":
            raise WrongMethod("Send the question with POST.")
        headers = dict(scope["headers"])
        body = await _body(headers, receive)
        now = time.time()
        claims = self._let_in(scope, headers, body, now)
        asked = questions.one(body) if path == SINGLE else questions.many(body)
        questions.check_covered(asked, claims.client)
        self._spend(claims, len(asked))
        return await self._looked_up(claims, asked, now, single=path == SINGLE)

    def _let_in(self, scope: Scope, headers: dict[bytes, bytes], body: bytes, now: float) -> Claims:
        """Who asks; raises Denied."""
        header = headers.get(b"authorization", b"").decode("latin-1")
        claims = claims_of(header, body, service=self.name, now=now, client_of=self._register.get)
        self._check_certificate(scope, headers, claims)
        self._limits.used(claims.client.id, claims.token, expires=claims.expires + 10, now=now)
        return claims

    def _check_certificate(self, scope: Scope, headers: dict[bytes, bytes], claims: Claims) -> None:
        """Where a client must show a certificate, the named proxy says that it did."""
        wanted = claims.client.certificate
        if wanted is None:
            return
        peer = (scope.get("client") or ("",))[0]
        trusted = self._proxy is not None and peer == self._proxy.address
        told = headers.get(self._proxy.header.encode(), b"") if self._proxy and trusted else b""
        if told.decode("latin-1").replace(":", "").lower() != wanted:
            raise BadToken("Connect with the TLS certificate that your agreement names.")

    def _spend(self, claims: Claims, hashes: int) -> None:
        client = claims.client
        if hashes > client.burst:
            raise TooMany(f"Your agreement allows {client.burst} hashes at once: send fewer.")
        self._limits.spend(client.id, hashes, rate=client.rate, burst=client.burst, now=time.time())

    async def _looked_up(
        self, claims: Claims, asked: Sequence[Asked], now: float, *, single: bool
    ) -> bytes:
        index = self._finder.version
        if not index:
            raise NotReady("The service has no index of hashes at the moment.", again_after=5)
        try:
            found: Sequence[Sequence[Match]]
            if single:
                found = self._finder.find(asked)
            else:
                # Off the loop, one after the other: singles go on being answered meanwhile.
                loop = asyncio.get_running_loop()
                found = await loop.run_in_executor(self._batches, self._finder.find, asked)
        except HashError as error:
            raise NotReady("The index of hashes cannot be used at the moment.") from error
        fit = [() if one.unfit else of for one, of in zip(asked, found, strict=True)]
        await self._log.keep(claims, asked, at=now, known=sum(map(bool, fit)))
        if single:
            return self._answers.single(index, claims.client, asked[0], fit[0])
        return self._answers.batch(index, claims.client, asked, fit)


async def _body(headers: dict[bytes, bytes], receive: Receive) -> bytes:
    told = headers.get(b"content-length", b"0")
    too_large = f"A question may have {questions.LONGEST_BODY} bytes at most."
    if not told.isdigit() or int(told) > questions.LONGEST_BODY:
        raise TooLarge(too_large)
    body = b""
    while True:
        message: Any = await receive()
        if message["type"] != "http.request":
            raise NotUnderstood("The question broke off.")
        body += bytes(message.get("body", b""))
        if len(body) > questions.LONGEST_BODY:
            raise TooLarge(too_large)
        if not message.get("more_body"):
            return body


async def _send(send: Send, status: int, body: bytes, again_after: float = 0.0) -> None:
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        # Compressed on its way an answer's length would tell what is in it.
        (b"cache-control", b"no-store, no-transform"),
    ]
    if status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    if again_after:
        headers.append((b"retry-after", str(math.ceil(again_after)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
