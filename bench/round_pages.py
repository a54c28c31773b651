"""Asks every page of a round, as whoever may see it; prints what each took as JSON (`pages`)."""

import json
from collections.abc import Iterator

from bench.pages import Figures, begin, client_of, measured

ROUND = ("lanzarote", 13)
COMMENT = "comment"


def main() -> None:
    """Fill the database, ask the pages, print the figures."""

    def content():  # type: ignore[no-untyped-def]
        from bench.round_content import filled

        return filled

    begin(content)
    print(json.dumps(dict(_measured())))


def pages() -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """Who asks for which address."""
    for who in ("secretary", "member", "ngo", "coordinator-alb", ""):
        for name in ("round", "round-replies", "comments", "board", "by-question"):
            yield who, name, ROUND
        yield who, "compiled", (*ROUND, "q-3-7")
        yield who, "submission", (*ROUND, "alb", 1)
        for name in ("questionnaire", "parties", "calendar"):
            yield who, name, ROUND
    for who in ("secretary", "ngo"):
        yield who, COMMENT, ()
    for name in ("board-csv", "remind", "sent", "comments-transmit"):
        yield "secretary", name, ROUND
    yield "ngo", "comment-begin", ROUND
    yield "", "submission-data", (*ROUND, "alb", 1)


def _measured() -> Iterator[tuple[str, Figures]]:
    from django.urls import reverse

    from ronda.apps.rounds.models import Comment

    last = Comment.objects.filter(state="admitted").latest("pk").pk
    for who, name, at in pages():
        address = reverse(f"rounds:{name}", args=at or (last,))
        yield f"{name}, {who.partition('-')[0] or 'public'}", measured(client_of(who), address)


if __name__ == "__main__":
    main()
