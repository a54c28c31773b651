"""A grid of recommendations by Parties as HTML: tables, the picture, signs and looks.

Two things to know. It is put together here and not in a template, because a grid has thousands of
cells. And every cell has its sign as text; colours only repeat what the signs say.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ronda.procedure.procedure import Procedure
from ronda.procedure.statuses import StatusKind

_SIDE = 6
_WHOLE = "h5v5h-5z"
_SHAPES = {
    "j1": "m0 1.25h5v3.75h-5z",
    "j2": "m0 2.5h5v2.5h-5z",
    "j3": "m0 3.75h5v1.25h-5z",
    "o": "m2.5 0l2.5 2.5l-2.5 2.5l-2.5-2.5z",
    "n": "m0 2h5v1h-5z",
    "r": "m0 0h5l-2.5 5z",
    "s": "h2.5v5h-2.5z",
    "q": "m1.25 1.25h2.5v2.5h-2.5z",
    "x": "m2.25 2.25h.5v.5h-.5z",
}
"""How the picture draws a cell, so that kinds differ in shape and not in colour alone."""
_KINDS = {StatusKind.OPEN: "o", StatusKind.NO_REPLY: "n", StatusKind.REJECTED: "r"}


@dataclass(frozen=True)
class Column:
    """A Party at the head of a column, with where its code leads."""

    code: str
    name: str
    address: str


@dataclass(frozen=True)
class Sign:
    """A sign with what it means, how many cells show it, and what narrows a grid to it."""

    sign: str
    look: str
    name: str
    key: str
    count: int


def signs_of(procedure: Procedure) -> dict[str, str]:
    """A sign for each status, the first letters of its id, all different."""
    found: dict[str, str] = {}
    for status in procedure.statuses.values:
        sign = base = "".join(word[0] for word in status.id.split("_")).upper()
        turn = 1
        while sign in found.values():
            turn += 1
            sign = f"{base}{turn}"
        found[status.id] = sign
    return found


def looks_of(procedure: Procedure) -> dict[str, str]:
    """The class of each status: "j0" the best to "j3" the worst, or that of its kind."""
    scale = [one.id for one in procedure.statuses.scale]
    worst = max(len(scale) - 1, 1)
    looks = {id: f"j{round(3 * turn / worst)}" for turn, id in enumerate(scale)}
    others = (one for one in procedure.statuses.values if one.id not in looks)
    return looks | {one.id: _KINDS[one.kind] for one in others}


def signs_named(procedure: Procedure, counts: Mapping[str, int], language: str) -> list[Sign]:
    """The legend of the statuses of a procedure, with how many cells show each."""
    signs, looks = signs_of(procedure), looks_of(procedure)
    return [
        Sign(
            signs[one.id],
            looks[one.id],
            one.name.in_language(language),
            one.id,
            counts.get(one.id, 0),
        )
        for one in procedure.statuses.values
    ]


def heads(columns: Iterable[Column]) -> str:
    """The head cells of the Parties."""
    return "".join(
        f'<th scope="col"><a href="{one.address}">'
        f'<abbr title="{escape(one.name)}">{one.code}</abbr></a></th>'
        for one in columns
    )


def table(title: str, first: str, heads: str, rows: Iterable[str], id: str = "") -> str:
    """A table of a grid that scrolls by itself; `title` and `first` are texts, the rest HTML.

    `id` is where links to it lead, "" where there are none.
    """
    said = escape(title)
    named = f' id="{escape(id)}"' if id else ""
    return (
        f'<div{named} class="table-frame grid-frame" role="region" tabindex="0"'
        f' aria-label="{said}"><table class="grid"><caption>{said}</caption>'
        f'<thead><tr><th scope="col">{escape(first)}</th>{heads}</tr>'
        f"</thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def picture(rows: Iterable[Sequence[str]], columns: int, label: str) -> SafeString:
    """A grid as a picture: a path for each kind of cell, whatever their number.

    `rows` has the class of each cell.
    """
    paths: dict[str, list[str]] = defaultdict(list)
    across, height = [f"M{turn * _SIDE} " for turn in range(columns)], 0
    for height, row in enumerate(rows, start=1):
        drawn_here = {kind: f"{(height - 1) * _SIDE}{_shape(kind)}" for kind in set(row)}
        for at, kind in zip(across, row, strict=True):
            paths[kind].append(at + drawn_here[kind])
    drawn = "".join(f'<path class="{kind}" d="{"".join(d)}"/>' for kind, d in paths.items())
    return format_html(
        '<svg class="grid-picture" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>',
        label,
        max(columns, 1) * _SIDE,
        max(height, 1) * _SIDE,
        mark_safe(drawn),  # noqa: S308 — of numbers and our own names
    )


def sample(kind: str) -> SafeString:
    """One cell as the picture draws it, for its legend."""
    return format_html(
        '<svg class="grid-sample" viewBox="-1 -1 7 7" aria-hidden="true" focusable="false">'
        '<path class="{}" d="M0 0{}"/></svg>',
        kind,
        _shape(kind),
    )


def _shape(kind: str) -> str:
    return _SHAPES.get(kind.removeprefix("p "), _WHOLE)


def shortened(text: str, at: int = 160) -> str:
    """The first words of a text, with dots where it goes on.

    >>> shortened("to set the age", 9)
    'to set …'
    """
    return text if len(text) <= at else f"{text[:at].rsplit(' ', 1)[0]} …"
