"""The permissions of reports, by subject."""
