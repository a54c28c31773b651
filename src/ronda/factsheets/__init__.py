"""The factsheet document: read it, compare it, write it back. Usable alone, as a library.

Nothing in this room knows Django or a database. Import what you need from its modules:
`ronda.factsheets.reading.read`, `ronda.factsheets.writing.write`,
`ronda.factsheets.comparing.compare` and `ronda.factsheets.model.Factsheet`.
"""
