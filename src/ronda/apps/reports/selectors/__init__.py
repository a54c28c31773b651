"""The selectors of reports, by subject."""
