"""Placing: which question or recommendation a passage may answer, best first, and why.

`terms.terms_of` brings a text to what it is compared by, `ranking.Ranking` puts targets in order.
Nothing is placed here: a person decides.
"""
