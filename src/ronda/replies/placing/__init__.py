"""Placing: which question or recommendation a passage may answer, best first, and why.

`terms.terms_of` brings a text to what it is compared by, `ranking.Ranking` puts targets in order;
where a model can tell closeness of meaning, `meaning.in_order` puts these in order anew.
Nothing is placed here: a person decides.
"""
