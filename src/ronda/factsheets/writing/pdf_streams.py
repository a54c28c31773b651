"""Streams of a finished PDF whose end a checker could mistake.

Two things to know. Compressed data may happen to end in a carriage return; with the line feed
before `endstream` that looks like one line ending, and some PDF/A checkers then find the stream one
byte short. Such a stream is compressed anew until it ends in another byte, and all offsets follow.
"""

import re
import zlib
from bisect import bisect_left

_HEAD = re.compile(
    rb"\d+ 0 obj\n<</Length (\d+)(?:/Type/(?:CMap|EmbeddedFile))?/Filter/FlateDecode"
    rb"(?:/WMode 0)?(?:/[^\n]*/Params<</Size (\d+)[^\n]*>>)?>>\nstream\n"
)
_ENTRY = re.compile(rb"(\d{10}) 00000 n")
_START = re.compile(rb"startxref\n(\d+)")


def unmistakable(made: bytes) -> bytes:
    """`made` with no compressed stream that ends in a carriage return."""
    heads = [m for m in _HEAD.finditer(made) if made[m.end() + int(m[1]) - 1 :][:1] == b"\r"]
    if not heads:
        return made
    table = made.rindex(b"\nxref\n")
    pieces: list[bytes] = []
    shifts: list[tuple[int, int]] = []
    done = 0
    for head in heads:
        end = head.end() + int(head[1])
        stream = _stream(head, made[head.end() : end])
        shifts.append((end, len(stream) - (end - head.start())))
        pieces += [made[done : head.start()], stream]
        done = end
    pieces += [made[done:table], _table(made[table:], shifts)]
    return b"".join(pieces)


def _stream(head: re.Match[bytes], packed: bytes) -> bytes:
    """The stream compressed anew, with its head.

    The last byte is the checksum's, so only other data change it: a blank at the end, which means
    nothing in a page's content, a character map or JSON, nor after the end of a font.
    """
    data = zlib.decompress(packed)
    while packed[-1:] == b"\r":
        data += b" "
        packed = zlib.compress(data, 9)
    opening = head[0].replace(b"/Length " + head[1], b"/Length %d" % len(packed))
    if head[2]:
        opening = opening.replace(b"/Size " + head[2], b"/Size %d" % len(data))
    return opening + packed


def _table(table: bytes, shifts: list[tuple[int, int]]) -> bytes:
    """The cross-reference table, and the place where it begins, moved along."""
    ends = [end for end, _ in shifts]
    moved = [0]
    for _, shift in shifts:
        moved.append(moved[-1] + shift)

    def after(offset: bytes) -> int:
        return int(offset) + moved[bisect_left(ends, int(offset))]

    entries = _ENTRY.sub(lambda entry: b"%010d 00000 n" % after(entry[1]), table)
    return _START.sub(lambda start: b"startxref\n%d" % after(start[1]), entries)
