"""The views of reports, by subject."""
