"""The pages of the hash base."""
