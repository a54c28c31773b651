"""The permissions of meetings, by subject."""
