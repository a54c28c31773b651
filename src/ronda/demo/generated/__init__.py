"""An invented record of any size: bodies, States, rounds and published factsheets, for measuring.

Two things to know. `words` makes the sentences, `sizes` says how much there is of what, `rows`
makes the rows of a factsheet, `loading` puts them in and takes them out again. And the same seed
and the same sizes always give the same record.
"""
