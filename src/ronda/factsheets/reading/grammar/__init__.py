"""Blocks to a Factsheet: the one place that knows how a factsheet is built.

`parse` runs in four steps, a module each: the front matter (`front`), notes and what they name
(`notes`), sentences that a page had cut (`joining`), and the chapters (`chapters`). Two things to
know: what a block is, is decided by its role where the file tells it, else by the body's words,
and by looks last; and whatever is decided is written in the `ledger`, which becomes the account.
"""

from ronda.factsheets.reading.grammar.parsing import parse

__all__ = ["parse"]
