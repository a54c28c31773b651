"""The addresses of reports, by subject."""
