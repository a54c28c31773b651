"""The pages of the desk: records, imports, proofing, corrections, files that came back.

Two things to know. Every page asks for a sign-in first and then its policy, through the selectors
and services it calls. And every form works as an ordinary page; htmx only saves the way.
"""
