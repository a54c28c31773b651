"""Compliance reports to files, by the outline and the writers of factsheets.

Two things to know. What stands where is decided once, in `outline`; Word and PDF walk the same
blocks. And writers are imported when they are first wanted.
"""
