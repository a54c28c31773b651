"""Changing a factsheet by hand, and doing so again on a better reading: pure, no database.

Two things to know. `fields` changes what stands somewhere, `structure` adds, removes and places,
`anchors` finds a place again, `replaying` puts all that to a new reading. And footnote marks,
emphasis and the account of the source move along with every change: nothing is lost by correcting.
"""
