"""Spreadsheets in and out: rows of CSV and XLSX as what their columns mean, or as what is wrong.

Nothing in this room knows Django or a database. Import what you need from its modules:
`ronda.spreadsheets.reading.lines`, `ronda.spreadsheets.layout.Layout`,
`ronda.spreadsheets.writing.template`.
"""
