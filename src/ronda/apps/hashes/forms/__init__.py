"""What the pages of the hash base ask for."""
