"""The forms of reports, by subject."""
