"""The workflow of reports, by subject."""
