"""A comparison as one web page that needs nothing else: no script, no font, no other file.

Two things to know. What changed is told by words and by strokes as well as by colour: `<ins>` and
`<del>` carry hidden words for those who hear the page. And everything that comes from a document
is escaped, and marked with the document's language.
"""

from collections.abc import Iterator
from html import escape

from ronda.factsheets.comparing.changes import Change, Comparison, Difference
from ronda.factsheets.comparing.summary import SAME, Group, counts, groups, named
from ronda.factsheets.comparing.wording import WordChange, WordChangeKind

_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.6 "Noto Sans", "Segoe UI", Arial, sans-serif; color: #1c2530;
  background: #fff; max-width: 52rem; margin: 0 auto; padding: 1.5rem; }
h1 { line-height: 1.25; } h2 { border-bottom: 2px solid #2c4a7c; margin-top: 2.5rem; }
h3 { margin: 1.75rem 0 .25rem; } a { color: #1d4f91; }
table { border-collapse: collapse; } caption { text-align: left; font-weight: bold; }
th, td { border: 1px solid #6b7785; padding: .25rem .75rem; text-align: left; }
td.number { text-align: right; }
.kinds { font-weight: bold; margin: 0; } .aspect { margin: .5rem 0 0; color: #43505e; }
.text { white-space: pre-line; margin: .25rem 0; padding: .5rem .75rem;
  border-left: 4px solid #6b7785; background: #f5f6f8; overflow-wrap: anywhere; }
ins { background: #d6f0da; color: #0b3d17; text-decoration: underline; }
del { background: #fbdcdc; color: #641414; text-decoration: line-through; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
@media print { body { max-width: none; padding: 0; } h3 { break-after: avoid; } }
"""


def page(comparison: Comparison) -> str:
    """The whole page as text; write it as UTF-8."""
    title = f"What changed: {comparison.new.party.name}"
    body = "\n".join(_body(comparison, title))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _body(comparison: Comparison, title: str) -> Iterator[str]:
    yield '<a class="skip" href="#changes">Go to the changes</a>'
    yield f"<header>\n<h1>{escape(title)}</h1>"
    yield f"<p>From <strong>{escape(named(comparison.old))}</strong>"
    yield f"to <strong>{escape(named(comparison.new))}</strong>.</p>\n</header>"
    yield '<main id="changes">'
    if comparison.same:
        yield f"<p>{SAME}</p>"
    else:
        parts = groups(comparison)
        yield from _summary(comparison)
        yield from _contents(parts)
        for number, group in enumerate(parts, start=1):
            yield from _group(group, number, comparison)
    yield "</main>"


def _summary(comparison: Comparison) -> Iterator[str]:
    yield "<table>\n<caption>Summary</caption>"
    yield '<thead><tr><th scope="col">What</th><th scope="col">What happened</th>'
    yield '<th scope="col">How many</th></tr></thead>\n<tbody>'
    for things, what, number in counts(comparison):
        cells = f'<td>{what}</td><td class="number">{number}</td>'
        yield f'<tr><th scope="row">{things}</th>{cells}</tr>'
    yield "</tbody>\n</table>"


def _contents(parts: list[Group]) -> Iterator[str]:
    yield '<nav aria-label="Parts of the document">\n<ul>'
    for number, group in enumerate(parts, start=1):
        yield f'<li><a href="#part-{number}">{escape(group.heading)}</a></li>'
    yield "</ul>\n</nav>"


def _group(group: Group, number: int, comparison: Comparison) -> Iterator[str]:
    yield f'<section aria-labelledby="part-{number}">'
    yield f'<h2 id="part-{number}">{escape(group.heading)}</h2>'
    for change in group.changes:
        yield from _change(change, comparison)
    yield "</section>"


def _change(change: Change, comparison: Comparison) -> Iterator[str]:
    where = change.where[:1].upper() + change.where[1:]
    yield f"<h3>{escape(where)}</h3>"
    yield f'<p class="kinds">{escape(", ".join(change.kinds))}</p>'
    for difference in change.differences:
        yield f'<p class="aspect">{escape(difference.aspect)}:</p>'
        yield _difference(difference, comparison.new.language)


def _difference(difference: Difference, language: str) -> str:
    if difference.words:
        words = "".join(_words(stretch) for stretch in difference.words)
        return f'<div class="text" lang="{escape(language)}">{words}</div>'
    parts = ((WordChangeKind.DELETED, difference.old), (WordChangeKind.INSERTED, difference.new))
    shown = (_words(WordChange(kind=kind, text=text)) for kind, text in parts if text)
    return f'<div class="text">{" → ".join(shown)}</div>'


def _words(stretch: WordChange) -> str:
    text = escape(stretch.text)
    if stretch.kind is WordChangeKind.KEPT:
        return text
    tag, heard = (
        ("del", "deleted") if stretch.kind is WordChangeKind.DELETED else ("ins", "inserted")
    )
    opening = f'<span class="heard" lang="en">[{heard}: </span>'
    return f'<{tag}>{opening}{text}<span class="heard">]</span></{tag}>'
