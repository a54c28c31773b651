"""How programs and people write pages: Word, LibreOffice, content managers, by hand."""

from collections.abc import Sequence

from ronda.factsheets.blocks import Block, Colour
from tests.factsheets.layouts.pages import Notes, PageLayout, nested

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class WordFiltered(PageLayout):
    """Word's "Web Page, Filtered": lists are paragraphs with typed bullets; Windows encoding."""

    encoding = "cp1252"

    def page(self, title: str, body: str) -> str:
        return (
            "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1252'>"
            f"<title>{title}</title><style><!-- p.MsoNormal, li.MsoNormal {{margin:0cm; "
            'font-family:"Calibri",sans-serif;} h1 {color:#2F5496;} --></style></head>'
            f"<body lang=EN-GB link='#0563C1'><div class=WordSection1>{body}</div></body></html>"
        )

    def contents(self, title: str, chapters: Sequence[str]) -> str:
        lines = "".join(
            f"<p class=MsoToc1><a href='#_Toc{i}'>{chapter}<span style='display:none'>. </span>"
            f"<span style='color:windowtext'>{i + 2}</span></a></p>"
            for i, chapter in enumerate(chapters)
        )
        return f"<p class=MsoTocHeading>{title}</p>{lines}"

    def paragraph(self, block: Block, words: str) -> str:
        return f"<p class=MsoNormal align=left>{words}</p>"

    def items(self, items: Sequence[Block], words: Sequence[str]) -> str:
        return "\n".join(
            f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{36 * b.level}.0pt;"
            f"text-indent:-18.0pt'>{self.bullet(b)}{text}</p>"
            for b, text in zip(items, words, strict=True)
        )

    def bullet(self, block: Block) -> str:
        font = 'font:7.0pt "Times New Roman"'
        gap = f"<span style='{font}'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>"
        if block.label != "-":
            return f"{block.label}{gap}"
        sign = ("·", "o", "§")[min(block.level, 3) - 1]
        return f"<span style='font-family:Symbol'>{sign}{gap}</span>"

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        fill = "#FBE4D5" if colour is Colour.ORANGE else "#DEEAF6"
        return (
            "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 width=604 "
            "style='border-collapse:collapse;border:none'>\n <tr>\n  <td width=604 valign=top "
            f"style='border:solid windowtext 1.0pt;background:{fill};padding:0cm 5.4pt'>"
            f"{''.join(parts)}<p class=MsoNormal>&nbsp;</p></td>\n </tr>\n</table>"
        )

    def mark(self, number: int) -> str:
        reference = "<span class=MsoFootnoteReference>"
        return (
            f'<a href="#_ftn{number}" name="_ftnref{number}" title="">{reference}{reference}'
            f"<span style='font-size:11.0pt'>[{number}]</span></span></span></a>"
        )

    def notes(self, notes: Notes) -> str:
        lines = "".join(
            f'<div id=ftn{n}><p class=MsoFootnoteText><a href="#_ftnref{n}" name="_ftn{n}">'
            f"<span class=MsoFootnoteReference>[{n}]</span></a> {words}</p></div>"
            for n, words in notes
        )
        return f"<div><br clear=all><hr align=left size=1 width='33%'>{lines}</div>"


class WordWhole(PageLayout):
    """Word's "Web Page": its own list and footnote styles, conditional comments, office tags."""

    def page(self, title: str, body: str) -> str:
        return (
            '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>'
            f"<title>{title}</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>"
            "Somebody</o:Author></o:DocumentProperties></xml><![endif]--><style>/* Fonts */ "
            "@font-face {font-family:Calibri;} p.MsoNormal {margin:0cm} @page WordSection1 "
            f"{{size:595pt 842pt}}</style></head><body><div class=WordSection1>{body}</div></body>"
            "</html>"
        )

    def heading(self, block: Block, words: str) -> str:
        return f"<p class=MsoHeading><b>{block.label} {words}<o:p></o:p></b></p>"

    def paragraph(self, block: Block, words: str) -> str:
        return f"<p class=MsoNormal><span lang=EN-GB>{words}<o:p></o:p></span></p>"

    def items(self, items: Sequence[Block], words: Sequence[str]) -> str:
        return "\n".join(
            f"<p class=MsoListParagraph style='margin-left:{36 * b.level}.0pt;text-indent:-18.0pt;"
            f"mso-list:l0 level{b.level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>"
            f"{'·' if b.label == '-' else b.label}<span>&nbsp;&nbsp; </span></span><![endif]>"
            f"{text}<o:p></o:p></p>"
            for b, text in zip(items, words, strict=True)
        )

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        fill = "#F7CAAC" if colour is Colour.ORANGE else "#BDD6EE"
        return (
            "<div style='mso-element:para-border-div;border:solid windowtext 1.0pt;padding:1.0pt;"
            f"background:{fill};mso-shading-themecolor:accent2'>{''.join(parts)}</div>"
        )

    def mark(self, number: int) -> str:
        return (
            f"<a style='mso-footnote-id:ftn{number}' href='#_ftn{number}' name='_ftnref{number}'>"
            "<span class=MsoFootnoteReference><span style='mso-special-character:footnote'>"
            f"<![if !supportFootnotes]>[{number}]<![endif]></span></span></a>"
        )

    def notes(self, notes: Notes) -> str:
        lines = "".join(
            f"<div style='mso-element:footnote' id=ftn{n}><p class=MsoFootnoteText><a "
            f"style='mso-footnote-id:ftn{n}' href='#_ftnref{n}' name='_ftn{n}'><span "
            f"class=MsoFootnoteReference>[{n}]</span></a><span lang=FR> </span>{words}<o:p></o:p>"
            "</p></div>"
            for n, words in notes
        )
        hr = "<![if !supportFootnotes]><hr><![endif]>"
        return f"<div style='mso-element:footnote-list'>{hr}{lines}</div>"


class LibreOffice(PageLayout):
    """LibreOffice's HTML: real lists, boxes as centred one-cell tables, heads and feet as parts."""

    def page(self, title: str, body: str) -> str:
        return (
            '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; '
            f'charset=utf-8"/><title>{title}</title><style type="text/css">@page {{ size: 21cm '
            "29.7cm } p { margin-bottom: 0.25cm } a.sdfootnoteanc { font-size: 57% }</style></head>"
            '<body lang="en-GB" dir="ltr"><div title="header"><p>T-ES Secretariat</p></div>'
            f'{body}<div title="footer"><p>12</p></div></body></html>'
        )

    def contents(self, title: str, chapters: Sequence[str]) -> str:
        lines = "".join(
            f"<p><a href='#__RefHeading_{i}'>{chapter}\t{i}</a></p>"
            for i, chapter in enumerate(chapters, start=3)
        )
        head = f'<div id="Table of Contents1_Head"><p>{title}</p></div>'
        return f'<div id="Table of Contents1" dir="ltr">{head}{lines}</div>'

    def heading(self, block: Block, words: str) -> str:
        return f'<h{block.level} class="western">{block.label} {words}</h{block.level}>'

    def items(self, items: Sequence[Block], words: Sequence[str]) -> str:
        return nested(items, words, inside='<p class="western">{}</p>')

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        fill = "#ffcc99" if colour is Colour.ORANGE else "#b4c7dc"
        return (
            '<center><table width="642" cellpadding="4" cellspacing="0"><col width="632"/><tr>'
            f'<td bgcolor="{fill}" style="background: {fill}; border: 1px solid #000000">'
            f"{''.join(parts)}</td></tr></table></center>"
        )

    def mark(self, number: int) -> str:
        name = f"sdfootnote{number}"
        return (
            f'<a class="sdfootnoteanc" name="{name}anc" href="#{name}sym"><sup>{number}</sup></a>'
        )

    def notes(self, notes: Notes) -> str:
        return "".join(
            f'<div id="sdfootnote{n}"><p class="sdfootnote"><a class="sdfootnotesym" '
            f'name="sdfootnote{n}sym" href="#sdfootnote{n}anc">{n}</a>\u00a0{words}</p></div>'
            for n, words in notes
        )


class ContentManager(PageLayout):
    """A public site: menus around a main part, colours in its style sheet, notes at the end."""

    titled = True

    def page(self, title: str, body: str) -> str:
        return (
            "<!doctype html><html lang='en-GB'><head><title>x</title><style>\n"
            ":root { --follow: hsl(28 90% 88%); }\n"
            ".callout--action { background-color: var(--follow); padding: 1em }\n"
            ".entry div.callout--practice { border-left: 4px solid rgb(46, 116, 181) }\n"
            ".visually-hidden { position: absolute; clip: rect(0 0 0 0) }\n"
            "@media (max-width: 40em) { .callout--action { background: green } }\n"
            "</style></head><body style='background:#eef4fb'><a class='skip' href='#entry'>Skip</a>"
            "<header class='site'><a href='/'>Council</a><nav><a href='/a'>News</a> <a href='/b'>"
            "Work</a></nav></header><div class='cookies' hidden>We use cookies.</div>"
            f"<main><article class='entry' id='entry'><h1>{title}</h1>{body}</article></main>"
            "<footer><p>Contact us</p><script>var a = '<p>II. Not a chapter</p>';</script></footer>"
            "</body></html>"
        )

    def heading(self, block: Block, words: str) -> str:
        tag = f"h{block.level + 1}"
        hidden = "<span class='visually-hidden'>Section </span>"
        return f"<{tag}>{hidden}{block.label} {words} <a href='#top' hidden>¶</a></{tag}>"

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        kind = "action" if colour is Colour.ORANGE else "practice"
        return f"<div class='callout callout--{kind}'>{''.join(parts)}</div>"

    def mark(self, number: int) -> str:
        return (
            f"<sup id='fnref{number}'><a href='#fn{number}' class='footnote-ref'>"
            f"<span class='visually-hidden'>Note </span>{number}</a></sup>"
        )

    def notes(self, notes: Notes) -> str:
        lines = "".join(
            f"<li id='fn{n}'><p>{words} <a href='#fnref{n}' class='footnote-backref' "
            "aria-label='Back'>↩︎</a></p></li>"
            for n, words in notes
        )
        head = "<h2 class='visually-hidden'>Footnotes</h2>"
        return f"<section class='footnotes'><hr>{head}<ol>{lines}</ol></section>"


class HandMade(PageLayout):
    """The old way: capital tags, bold paragraphs as headings, breaks for lists, raised signs."""

    by_chapter = True

    def page(self, title: str, body: str) -> str:
        return f"<HTML><TITLE>{title}</TITLE><BODY BGCOLOR=white>{body}</BODY></HTML>"

    def heading(self, block: Block, words: str) -> str:
        return f"<P><B>{block.label} {words}</B></P>"

    def paragraph(self, block: Block, words: str) -> str:
        return f"<P><FONT FACE=Arial>{words}</FONT>"

    def items(self, items: Sequence[Block], words: Sequence[str]) -> str:
        lines = (
            f"<DIV STYLE='margin-left: {b.level}cm'>{b.label} {text}</DIV>"
            if b.level > 1
            else f"{b.label} {text}"
            for b, text in zip(items, words, strict=True)
        )
        return f"<P>{'<BR>'.join(lines)}</P>"

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        paper = "moccasin" if colour is Colour.ORANGE else "lightblue"
        inside = "".join(parts)
        return f"<TABLE BORDER=1 WIDTH='100%' BGCOLOR={paper}><TR><TD>{inside}</TD></TR></TABLE>"

    def mark(self, number: int) -> str:
        return str(number).translate(RAISED)

    def notes(self, notes: Notes) -> str:
        return "".join(f"<P>{self.mark(n)} {words}</P>" for n, words in notes)


class Frames(PageLayout):
    """Boxes by frames alone, without a colour; notes as lists of terms, marks in brackets."""

    by_chapter = True

    def heading(self, block: Block, words: str) -> str:
        return f"<h{block.level + 1}>{block.label} {words}</h{block.level + 1}>"

    def paragraph(self, block: Block, words: str) -> str:
        return f"<div>{words}</div>"

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        if colour is Colour.ORANGE:
            title, *rest = parts
            return f"<fieldset><legend>{title}</legend>{''.join(rest)}</fieldset>"
        return f"<blockquote>{''.join(parts)}</blockquote>"

    def mark(self, number: int) -> str:
        return f'<a href="#n{number}">[{number}]</a>'

    def notes(self, notes: Notes) -> str:
        lines = "".join(f'<dt id="n{n}">[{n}]</dt><dd>{words}</dd>' for n, words in notes)
        return f"<dl>{lines}</dl>"


class NumberedNotes(PageLayout):
    """Raised numbers that lead nowhere, notes as a numbered list; each line of a box by itself."""

    by_chapter = True

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        return "".join(PageLayout.box(self, colour, [part]) for part in parts)

    def notes(self, notes: Notes) -> str:
        lines = "".join(f"<li>{words}</li>" for _, words in notes)
        return f"<h4>Notes</h4><ol start={notes[0][0]}>{lines}</ol>"


class Asides(PageLayout):
    """Notes in one aside, boxes by the names of their classes."""

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        name = "amber" if colour is Colour.ORANGE else "sky"
        return f"<section class='bg-{name}-50 rounded'>{''.join(parts)}</section>"

    def mark(self, number: int) -> str:
        return f"<sup><a href='#note{number}'>{number}</a></sup>"

    def notes(self, notes: Notes) -> str:
        lines = "".join(f"<p><a id='note{n}'></a><sup>{n}</sup> {words}</p>" for n, words in notes)
        return f"<aside class='notes'>{lines}</aside>"


class RunOnNotes(PageLayout):
    """All notes in one paragraph with breaks between them; boxes as shaded paragraphs."""

    by_chapter = True

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        fill = "rgb(255, 230, 200)" if colour is Colour.ORANGE else "rgb(215, 230, 245)"
        return "".join(
            part.replace("<p>", f"<p style='background-color: {fill}'>").replace(
                "<li>", f"<li style='background-color: {fill}'>"
            )
            for part in parts
        )

    def mark(self, number: int) -> str:
        return f"<a href='#foot{number}'><sup>{number}</sup></a>"

    def notes(self, notes: Notes) -> str:
        lines = "<br>\n".join(f"<a name='foot{n}'>{n}.</a> {words}" for n, words in notes)
        return f"<p><small>{lines}</small></p>"


PROGRAMS: dict[str, PageLayout] = {
    "word filtered": WordFiltered(),
    "word whole": WordWhole(),
    "libreoffice": LibreOffice(),
    "content manager": ContentManager(),
    "hand made": HandMade(),
    "frames": Frames(),
    "numbered notes": NumberedNotes(),
    "asides": Asides(),
    "run-on notes": RunOnNotes(),
    "plain": PageLayout(),
}
