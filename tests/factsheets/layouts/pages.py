"""Factsheets as other people's web pages: Word's, LibreOffice's, a content manager's, hand-made.

The text is always that of a Factsheet; a `PageLayout` says how a program sets it out. Nothing here
is of Ronda's own page.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from ronda.factsheets.blocks import Block, Box, Colour, Kind, Role, Run
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.outline import outline

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class PageLayout:
    """How a program writes its pages: each field makes the HTML of one kind of thing."""

    page: Callable[[str, str], str]
    heading: Callable[[Block, str], str]
    paragraph: Callable[[Block, str], str]
    items: Callable[[Sequence[Block], Sequence[str]], str]
    box: Callable[[Colour, Sequence[str]], str]
    mark: Callable[[int], str]
    notes: Callable[[Sequence[tuple[int, str]]], str]
    contents: Callable[[Sequence[str]], str] = lambda _: ""
    encoding: str = "utf-8"
    by_chapter: bool = False
    wrap: bool = True


def web_page(factsheet: Factsheet, layout: PageLayout) -> bytes:
    """The factsheet as a page of `layout`."""
    return _Setter(layout).page(factsheet).encode(layout.encoding, errors="xmlcharrefreplace")


@dataclass
class _Setter:
    """Sets one page; keeps the notes due at the end of a chapter."""

    layout: PageLayout
    notes: dict[int, Block] = field(default_factory=dict)
    due: list[int] = field(default_factory=list)

    def page(self, factsheet: Factsheet) -> str:
        blocks = outline(factsheet)
        self.notes = {b.note: b for b in blocks if b.note is not None}
        chapters = [f"{b.label} {b.text}" for b in blocks if b.role is Role.CHAPTER]
        body: list[str] = []
        for group in _groups(b for b in blocks if b.kind is not Kind.NOTE):
            if group[0].role is Role.CHAPTER:
                if group[0].label == "I.":
                    body.append(self.layout.contents(chapters))
                elif self.layout.by_chapter:
                    body.append(self.notes_due())
            body.append(self.group(group))
        body.append(self.notes_due())
        return self.layout.page(factsheet.title.partition("\n")[0], "\n".join(body))

    def notes_due(self) -> str:
        due, self.due = self.due, []
        return self.layout.notes([(n, self.words(self.notes[n].runs)) for n in due])

    def group(self, group: Sequence[Block]) -> str:
        first = group[0]
        if first.box is not None:
            inner = [self.group(part) for part in _groups(b for b in _unboxed(group))]
            return self.layout.box(first.box.colour or Colour.OTHER, inner)
        words = [self.words(block.runs) for block in group]
        if first.kind is Kind.ITEM:
            return self.layout.items(group, words)
        if first.kind is Kind.HEADING:
            return self.layout.heading(first, words[0])
        return self.layout.paragraph(first, words[0])

    def words(self, runs: Iterable[Run]) -> str:
        return "".join(self.run(run) for run in runs)

    def run(self, run: Run) -> str:
        if run.mark is not None:
            self.due.append(run.mark)
            return self.layout.mark(run.mark)
        html = escape(run.text, quote=False)
        if self.layout.wrap:
            html = "\n  ".join(_wrapped(html))
        html = f"<i>{html}</i>" if run.italic else html
        html = f"<b>{html}</b>" if run.bold else html
        safe = run.href is not None and run.href.startswith("http")
        return f'<a href="{escape(run.href or "")}">{html}</a>' if safe else html


def _wrapped(text: str) -> Iterator[str]:
    """Text broken after about 70 characters, as programs write their source."""
    line = ""
    for word in text.split(" "):
        if len(line) > 70:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
            line = line if line != "" else " "
    yield line


def _unboxed(group: Sequence[Block]) -> Iterator[Block]:
    return (Block(b.kind, b.runs, b.level, b.label, role=b.role) for b in group)


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Boxes together, points of one list together, all else alone."""
    held: list[Block] = []
    for block in blocks:
        if held and not _together(held[-1], block):
            yield held
            held = []
        held.append(block)
    if held:
        yield held


def _together(first: Block, second: Block) -> bool:
    if first.box is not None or second.box is not None:
        return first.box == second.box
    return first.kind is second.kind is Kind.ITEM


def nested(items: Sequence[Block], words: Sequence[str], *, inside: str = "{}") -> str:
    """Points as lists in lists, letters as `type=a`."""
    html: list[str] = []
    open_lists: list[str] = []
    for block, text in zip(items, words, strict=True):
        tag = "ul" if block.label == "-" else "ol"
        while len(open_lists) > block.level or (open_lists and open_lists[-1] != tag
                                                and len(open_lists) == block.level):
            html.append(f"</li></{open_lists.pop()}>")
        if len(open_lists) == block.level:
            html.append("</li>")
        while len(open_lists) < block.level:
            html.append('<ol type="a">' if tag == "ol" else "<ul>")
            open_lists.append(tag)
        html.append(f"<li>{inside.format(text)}")
    html.extend(f"</li></{tag}>" for tag in reversed(open_lists))
    return "".join(html)


# ---------------------------------------------------------------- Word, saved as filtered page


def _word_items(items: Sequence[Block], words: Sequence[str]) -> str:
    return "\n".join(
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{36 * b.level}.0pt;"
        f"text-indent:-18.0pt'>{_word_bullet(b)}{text}</p>"
        for b, text in zip(items, words, strict=True)
    )


def _word_bullet(block: Block) -> str:
    gap = '<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>'
    if block.label != "-":
        return f"{block.label}{gap}"
    sign = ("·", "o", "§")[min(block.level, 3) - 1]
    return f"<span style='font-family:Symbol'>{sign}{gap}</span>"


def _word_box(colour: Colour, inner: Sequence[str]) -> str:
    fill = "#FBE4D5" if colour is Colour.ORANGE else "#DEEAF6"
    return (
        "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 width=604 "
        "style='border-collapse:collapse;border:none'>\n <tr>\n  <td width=604 valign=top "
        f"style='width:453.1pt;border:solid windowtext 1.0pt;background:{fill};padding:0cm 5.4pt'>"
        f"{''.join(inner)}<p class=MsoNormal>&nbsp;</p></td>\n </tr>\n</table>"
    )


def _word_mark(number: int) -> str:
    return (
        f'<a href="#_ftn{number}" name="_ftnref{number}" title=""><span class=MsoFootnoteReference>'
        f"<span class=MsoFootnoteReference><span style='font-size:11.0pt'>[{number}]</span></span>"
        "</span></a>"
    )


def _word_notes(notes: Sequence[tuple[int, str]]) -> str:
    return "<div><br clear=all><hr align=left size=1 width='33%'>" + "".join(
        f'<div id=ftn{n}><p class=MsoFootnoteText><a href="#_ftnref{n}" name="_ftn{n}" title="">'
        f"<span class=MsoFootnoteReference>[{n}]</span></a> {text}</p></div>"
        for n, text in notes
    ) + "</div>"


WORD_FILTERED = PageLayout(
    page=lambda title, body: (
        "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">"
        f"<title>{escape(title)}</title><style><!-- p.MsoNormal, li.MsoNormal {{margin:0cm;"
        "font-family:\"Calibri\",sans-serif;}} h1 {{color:#2F5496;}} --></style></head>"
        f"<body lang=EN-GB link='#0563C1'><div class=WordSection1>{body}</div></body></html>"
    ),
    heading=lambda b, text: f"<h{b.level}>{b.label} {text}</h{b.level}>",
    paragraph=lambda b, text: f"<p class=MsoNormal align=left>{text}</p>",
    items=_word_items,
    box=_word_box,
    mark=_word_mark,
    notes=_word_notes,
    contents=lambda chapters: "<p class=MsoTocHeading>Table of Contents</p>" + "".join(
        f"<p class=MsoToc1><a href='#_Toc{i}'>{escape(c)}<span style='color:windowtext;display:none;"
        f"text-decoration:none'>. </span><span style='color:windowtext'>{i + 2}</span></a></p>"
        for i, c in enumerate(chapters)
    ),
    encoding="cp1252",
)

# ---------------------------------------------------------------- Word, saved as whole page


def _whole_word_items(items: Sequence[Block], words: Sequence[str]) -> str:
    return "\n".join(
        f"<p class=MsoListParagraph style='margin-left:{36 * b.level}.0pt;mso-add-space:auto;"
        f"text-indent:-18.0pt;mso-list:l0 level{b.level} lfo1'><![if !supportLists]><span "
        f"style='mso-list:Ignore'>{'·' if b.label == '-' else b.label}<span>&nbsp;&nbsp; </span>"
        f"</span><![endif]>{text}<o:p></o:p></p>"
        for b, text in zip(items, words, strict=True)
    )


def _whole_word_box(colour: Colour, inner: Sequence[str]) -> str:
    fill = "#F7CAAC" if colour is Colour.ORANGE else "#BDD6EE"
    return (
        "<div style='mso-element:para-border-div;border:solid windowtext 1.0pt;padding:1.0pt 4.0pt;"
        f"background:{fill};mso-shading-themecolor:accent2'>{''.join(inner)}</div>"
    )


def _whole_word_mark(number: int) -> str:
    return (
        f"<a style='mso-footnote-id:ftn{number}' href=\"#_ftn{number}\" name=\"_ftnref{number}\" "
        "title=\"\"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>"
        f"<![if !supportFootnotes]>[{number}]<![endif]></span></span></a>"
    )


def _whole_word_notes(notes: Sequence[tuple[int, str]]) -> str:
    return "<div style='mso-element:footnote-list'><![if !supportFootnotes]><hr><![endif]>" + "".join(
        f"<div style='mso-element:footnote' id=ftn{n}><p class=MsoFootnoteText>"
        f"<a style='mso-footnote-id:ftn{n}' href=\"#_ftnref{n}\" name=\"_ftn{n}\" title=\"\"><span "
        f"class=MsoFootnoteReference>[{n}]</span></a><span lang=FR> </span>{text}<o:p></o:p></p></div>"
        for n, text in notes
    ) + "</div>"


WORD_WHOLE = PageLayout(
    page=lambda title, body: (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>'
        "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Somebody</o:Author>"
        "</o:DocumentProperties></xml><![endif]--><style>/* Font Definitions */ @font-face "
        "{font-family:Calibri;} p.MsoNormal {margin:0cm} @page WordSection1 {size:595pt 842pt}"
        f"</style></head><body><div class=WordSection1>{body}</div></body></html>"
    ),
    heading=lambda b, text: (
        f"<p class=MsoHeading style='mso-outline-level:{b.level}'><b>{b.label} {text}<o:p></o:p>"
        "</b></p>"
    ),
    paragraph=lambda b, text: f"<p class=MsoNormal><span lang=EN-GB>{text}<o:p></o:p></span></p>",
    items=_whole_word_items,
    box=_whole_word_box,
    mark=_whole_word_mark,
    notes=_whole_word_notes,
)

# ---------------------------------------------------------------- LibreOffice


def _office_box(colour: Colour, inner: Sequence[str]) -> str:
    fill = "#ffcc99" if colour is Colour.ORANGE else "#b4c7dc"
    return (
        '<center><table width="642" cellpadding="4" cellspacing="0"><col width="632"/>'
        f'<tr><td bgcolor="{fill}" style="background: {fill}; border: 1px solid #000000">'
        f"{''.join(inner)}</td></tr></table></center>"
    )


LIBREOFFICE = PageLayout(
    page=lambda title, body: (
        '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; '
        f'charset=utf-8"/><title>{escape(title)}</title><style type="text/css">@page {{ size: 21cm '
        "29.7cm }} p { margin-bottom: 0.25cm } a.sdfootnoteanc { font-size: 57% }</style></head>"
        '<body lang="en-GB" dir="ltr"><div title="header"><p>T-ES Secretariat</p></div>'
        f'{body}<div title="footer"><p>12</p></div></body></html>'
    ),
    heading=lambda b, text: f'<h{b.level} class="western">{b.label} {text}</h{b.level}>',
    paragraph=lambda b, text: f'<p class="western" style="margin-bottom: 0cm">{text}</p>',
    items=lambda items, words: nested(items, words, inside='<p class="western">{}</p>'),
    box=_office_box,
    mark=lambda n: (
        f'<a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym"><sup>{n}</sup></a>'
    ),
    notes=lambda notes: "".join(
        f'<div id="sdfootnote{n}"><p class="sdfootnote"><a class="sdfootnotesym" '
        f'name="sdfootnote{n}sym" href="#sdfootnote{n}anc">{n}</a>\u00a0{text}</p></div>'
        for n, text in notes
    ),
    contents=lambda chapters: (
        '<div id="Table of Contents1" dir="ltr"><div id="Table of Contents1_Head"><p>Table of '
        "Contents</p></div>"
        + "".join(f"<p><a href='#__RefHeading_{i}'>{escape(c)}\t{i}</a></p>"
                  for i, c in enumerate(chapters, start=3))
        + "</div>"
    ),
)

# ---------------------------------------------------------------- a content manager's page

CONTENT_MANAGER = PageLayout(
    page=lambda title, body: (
        "<!doctype html><html lang='en-GB'><head><title>x</title><style>\n"
        ":root { --follow: hsl(28 90% 88%); }\n"
        ".callout--action { background-color: var(--follow); padding: 1em }\n"
        ".entry div.callout--practice { border-left: 4px solid rgb(46, 116, 181) }\n"
        ".visually-hidden { position: absolute; clip: rect(0 0 0 0) }\n"
        "@media (max-width: 40em) { .callout--action { background: green } }\n"
        "</style></head><body style='background:#eef4fb'>"
        "<header class='site'><a href='/'>Council</a><nav><a href='/a'>News</a> <a href='/b'>Work</a>"
        "</nav></header><div class='cookies' hidden>We use cookies.</div>"
        f"<main><article class='entry'><h1>{escape(title)}</h1>{body}</article></main>"
        "<footer><p>Contact us</p><script>var a = '<p>II. Not a chapter</p>';</script></footer>"
        "</body></html>"
    ),
    heading=lambda b, text: (
        f"<h{b.level + 1}><span class='visually-hidden'>Section </span>{b.label} {text} "
        "<a class='headerlink' href='#top' hidden>¶</a>"
        f"</h{b.level + 1}>"
    ),
    paragraph=lambda b, text: "" if b.text.startswith("FACTSHEET") else f"<p>{text}</p>",
    items=nested,
    box=lambda colour, inner: (
        f"<div class='callout callout--{'action' if colour is Colour.ORANGE else 'practice'}'>"
        f"{''.join(inner)}</div>"
    ),
    mark=lambda n: (
        f"<sup id='fnref{n}'><a href='#fn{n}' class='footnote-ref'><span class='visually-hidden'>"
        f"Note </span>{n}</a></sup>"
    ),
    notes=lambda notes: (
        "<section class='footnotes'><hr><h2 class='visually-hidden'>Footnotes</h2><ol>"
        + "".join(
            f"<li id='fn{n}'><p>{text} <a href='#fnref{n}' class='footnote-backref' "
            "aria-label='Back'>↩︎</a></p></li>"
            for n, text in notes
        )
        + "</ol></section>"
    ),
)

# ---------------------------------------------------------------- by hand, in the old way


def _hand_items(items: Sequence[Block], words: Sequence[str]) -> str:
    return "<p>" + "<br>\n".join(
        f"{'&nbsp; ' * (b.level - 1)}{b.label} {text}" for b, text in zip(items, words, strict=True)
    ) + "</p>"


HAND_MADE = PageLayout(
    page=lambda title, body: f"<HTML><BODY BGCOLOR=white>{body}</BODY></HTML>",
    heading=lambda b, text: f"<P><B>{b.label} {text}</B></P>",
    paragraph=lambda b, text: f"<P><FONT FACE=Arial>{text}</FONT>",
    items=_hand_items,
    box=lambda colour, inner: (
        f"<TABLE BORDER=1 WIDTH='100%' BGCOLOR={'moccasin' if colour is Colour.ORANGE else 'lightblue'}>"
        f"<TR><TD>{''.join(inner)}</TD></TR></TABLE>"
    ),
    mark=lambda n: str(n).translate(RAISED),
    notes=lambda notes: "".join(f"<P>{str(n).translate(RAISED)} {text}</P>" for n, text in notes),
    by_chapter=True,
)

# ---------------------------------------------------------------- frames, term lists, notes aside

FRAMES = PageLayout(
    page=lambda title, body: f"<html><body>{body}</body></html>",
    heading=lambda b, text: f"<h{b.level + 1}>{b.label} {text}</h{b.level + 1}>",
    paragraph=lambda b, text: f"<div>{text}</div>",
    items=nested,
    box=lambda colour, inner: (
        f"<fieldset><legend>{inner[0]}</legend>{''.join(inner[1:])}</fieldset>"
        if colour is Colour.ORANGE
        else f"<blockquote>{''.join(inner)}</blockquote>"
    ),
    mark=lambda n: f'<a href="#n{n}">[{n}]</a>',
    notes=lambda notes: (
        "<dl>" + "".join(f'<dt id="n{n}">[{n}]</dt><dd>{text}</dd>' for n, text in notes) + "</dl>"
    ),
    by_chapter=True,
)

# ---------------------------------------------------------------- plain raised marks, a list of notes

NUMBERED_NOTES = PageLayout(
    page=lambda title, body: f"<html><body>{body}</body></html>",
    heading=lambda b, text: f"<h{b.level}>{b.label} {text}</h{b.level}>",
    paragraph=lambda b, text: f"<p>{text}</p>",
    items=nested,
    box=lambda colour, inner: "".join(
        f"<div style='background:{'#ffe8cc' if colour is Colour.ORANGE else '#d0ebff'}'>{one}</div>"
        for one in inner
    ),
    mark=lambda n: f"<sup>{n}</sup>",
    notes=lambda notes: (
        f"<h4>Notes</h4><ol start={notes[0][0]}>" + "".join(f"<li>{t}</li>" for _, t in notes)
        + "</ol>"
        if notes
        else ""
    ),
    by_chapter=True,
)

ASIDES = PageLayout(
    page=lambda title, body: f"<html><body>{body}</body></html>",
    heading=lambda b, text: f"<h{b.level}>{b.label} {text}</h{b.level}>",
    paragraph=lambda b, text: f"<p>{text}</p>",
    items=nested,
    box=lambda colour, inner: (
        f"<section class='bg-{'amber' if colour is Colour.ORANGE else 'sky'}-50 rounded'>"
        f"{''.join(inner)}</section>"
    ),
    mark=lambda n: f"<sup><a href='#note{n}'>{n}</a></sup>",
    notes=lambda notes: (
        "<aside class='notes'>"
        + "".join(f"<p><a id='note{n}'></a><sup>{n}</sup> {text}</p>" for n, text in notes)
        + "</aside>"
    ),
)

LAYOUTS = {
    "word filtered": WORD_FILTERED,
    "word whole": WORD_WHOLE,
    "libreoffice": LIBREOFFICE,
    "content manager": CONTENT_MANAGER,
    "hand made": HAND_MADE,
    "frames": FRAMES,
    "numbered notes": NUMBERED_NOTES,
    "asides": ASIDES,
}
