"""Questionnaires, answers and compilations to files.

Two things to know. Word files go out to be filled in and come back (`reading.from_docx`); PDFs are
for print and for what was submitted. And writers are imported when they are first wanted.
"""
