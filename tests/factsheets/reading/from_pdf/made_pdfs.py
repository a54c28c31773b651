"""Small PDFs made byte by byte, for what no program that lays out text would make."""

import zlib
from collections.abc import Sequence

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def made(
    content: bytes,
    *,
    page: bytes = b"",
    more: Sequence[bytes] = (),
    pages: int = 1,
    font: bytes = HELVETICA,
) -> bytes:
    """A PDF whose pages all have `content`; `more` objects are numbered from 6 on."""
    kids = b" ".join(b"%d 0 R" % (6 + len(more) + i) for i in range(pages))
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
        font,
        b"<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>" if more else b"<</Font<</F 4 0 R>>>>",
        *more,
    ]
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 5 0 R/Contents 3 0 R%b>>"
    objects += [leaf % page] * pages
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def words(text: str, x: float = 70, y: float = 700, size: float = 11) -> bytes:
    """The operators that set one line."""
    return b"BT /F %g Tf %g %g Td (%b) Tj ET\n" % (size, x, y, text.encode("latin-1"))
