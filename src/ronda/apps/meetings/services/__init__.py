"""The services of meetings, by subject."""
