"""Commands of the hash base."""
