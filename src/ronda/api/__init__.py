"""Open data: the API, its records, dumps, schemas and vocabularies.

Two things to know. A collection (`records`) is told once and served in every way: page by page, as
CSV, in the dump, in the description. And it has what is public and nothing else, whoever asks.
"""
