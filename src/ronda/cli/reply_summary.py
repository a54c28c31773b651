"""A letter or reply as `ronda read` shows it: its header, sections, what it names, its account.

Two things to know. It is laid out as a factsheet's summary is. And what is not certain bears a
question mark, with its reason where that is short.
"""

from collections.abc import Iterator

from ronda.cli.summary import account_rows, point, row, short
from ronda.factsheets.printable import printable
from ronda.replies.model import HeaderField, Named, NamedKind, Reply

_TITLES = {
    NamedKind.INSTRUMENT: "Instruments",
    NamedKind.ARTICLE: "Articles",
    NamedKind.OFFENCE: "Offences",
    NamedKind.INSTITUTION: "Institutions",
    NamedKind.SYSTEM: "Systems",
    NamedKind.AGREEMENT: "Agreements",
    NamedKind.FIGURE: "Figures",
    NamedKind.DATE: "Dates",
    NamedKind.LINK: "Links",
}


def reply_summary(reply: Reply, name: str) -> str:
    """The table, under the file's name."""
    lines = [name, *_header(reply), *_sections(reply), *_named(reply)]
    return printable("\n".join([*lines, *account_rows(reply.account)])) + "\n"


def _header(reply: Reply) -> Iterator[str]:
    yield row("Letter or reply", f"in {reply.language}")
    for field in HeaderField:
        value = getattr(reply.header, field)
        yield row(field.capitalize(), short(value) if value else "not told")
    for doubt in reply.header.unresolved:
        told = "; ".join(doubt.candidates)
        yield point(f"{doubt.field}: {doubt.reason} ({short(told)})")


def _sections(reply: Reply) -> Iterator[str]:
    passages = sum(len(section.passages) for section in reply.sections)
    yield row("Sections", f"{len(reply.sections)}, with {passages} passages")
    for section in reply.sections:
        yield point(
            f"{section.heading.rstrip(' :') or 'before the first heading'}: {len(section.passages)}"
        )


def _named(reply: Reply) -> Iterator[str]:
    """Each kind with how often something of it is named, and each name once."""
    for kind, title in _TITLES.items():
        found = [one for one in reply.named if one.kind is kind]
        yield row(title, str(len(found)))
        for text in dict.fromkeys(_told(one) for one in found):
            yield point(text)


def _told(one: Named) -> str:
    text = short(one.text)
    if one.kind is NamedKind.FIGURE:
        when = f" ({one.when})" if one.when else ""
        text = f"{one.value:,} {one.counts}{when}"
    elif one.kind is NamedKind.DATE and one.when != one.text:
        text = f"{text} ({one.when})"
    elif one.kind is NamedKind.ARTICLE and one.of:
        text = f"{text}, {one.of}"
    return text if one.sure else f"{text} (unsure {one.reason})"
