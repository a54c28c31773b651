"""How something public is cited: as a line to copy, as BibTeX, as RIS, as linked data.

Two things to know. Everything comes from one `Citable`, so that no two forms of a citation can
disagree. And a title may hold anything: each form escapes by its own rules, none by trust.
"""

from ronda.citations.linking import linked_data
from ronda.citations.model import Citable, Figure, File, Kind
from ronda.citations.writing import bibtex, line, ris

__all__ = ["Citable", "Figure", "File", "Kind", "bibtex", "line", "linked_data", "ris"]
