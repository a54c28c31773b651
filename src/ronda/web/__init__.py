"""How Ronda looks: the base page, its components, static files and template tags.

Two things to know. Nothing here reads the database or decides what may be done; pages are given
values and show them. And pages run under a strict content policy: no inline script, no inline
style, nothing from another host.
"""
