"""The fresh process that `bounded` starts: it has one file read, answers, and ends.

Two things to know. It reads through a copy of itself (`forking`), so that it can tell how that one
ended. And standard output is for the answer alone: whatever a library prints goes elsewhere.
"""

import os
import sys

from ronda.factsheets.reading.forking import Reading, Request, factsheet_answer, forked


def main(reading: Reading = factsheet_answer, kind: type[Request] = Request) -> None:
    """Read what standard input asks for, a request of this kind, and answer on standard output."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    order, _, data = sys.stdin.buffer.read().partition(b"\n")
    with out:
        out.write(forked(kind.model_validate_json(order), data, reading))


if __name__ == "__main__":
    main()
