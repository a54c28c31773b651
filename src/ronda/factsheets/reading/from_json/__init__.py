"""`ronda-factsheet/1` to a Factsheet, from Ronda or from any other program.

`factsheet` runs in steps, a module each: the values within bounds (`bounded_json`), held against
the published schema (`shapes`) and against themselves (`agreement`), their texts folded
(`bare_texts`), and what other programs leave out made (`completing`). Two things to know: what
Ronda wrote comes back as it was, account included; and whatever is made is named among the
account's repairs.
"""

from ronda.factsheets.reading.from_json.loading import factsheet

__all__ = ["factsheet"]
