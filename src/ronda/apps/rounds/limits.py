"""How much a reply takes: text, files.

Two things to know. Each page states the limits that it has. And what is over one is refused in a
sentence, with what was typed still in the form.
"""

from django.utils.translation import gettext as _

LONGEST_ANSWER = 200_000
"""Characters in one answer: some seventy pages. What is longer goes with the reply as a file."""

MOST_FILES = 400
"""Files that go with one reply."""

MOST_BYTES = 1_000_000_000
"""Bytes of all of them together."""

KINDS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "pptx": (b"PK\x03\x04",),
    "odt": (b"PK\x03\x04",),
    "ods": (b"PK\x03\x04",),
    "odp": (b"PK\x03\x04",),
    "zip": (b"PK\x03\x04",),
    "doc": (b"\xd0\xcf\x11\xe0",),
    "xls": (b"\xd0\xcf\x11\xe0",),
    "ppt": (b"\xd0\xcf\x11\xe0",),
    "rtf": (b"{\\rtf",),
    "png": (b"\x89PNG",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "txt": (),
    "csv": (),
    "md": (),
}
"""Endings that are taken in, with the bytes that such a file begins with; none for plain text."""


def said_too_long(length: int) -> str:
    """Why an answer of so many characters is not saved; "" where it fits."""
    if length <= LONGEST_ANSWER:
        return ""
    sentence = _(
        "This answer has %(length)d characters; at most %(limit)d fit. Shorten it, or send the"
        " text as a file with the answer."
    )
    return sentence % {"length": length, "limit": LONGEST_ANSWER}
