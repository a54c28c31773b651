"""Version 1 of the API; what of it is stable is told in docs/api.md."""
