"""What is the same of a language wherever Ronda meets it: the two scripts of Serbian, stems.

Nothing in this room knows Django, a database or a document. Import what you need from its modules:
`ronda.languages.serbian.to_latin`, `ronda.languages.stems.stem`.
"""
