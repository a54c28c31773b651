"""The services of reports, by subject."""
