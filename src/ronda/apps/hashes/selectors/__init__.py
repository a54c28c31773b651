"""What somebody may see in the hash base; every question begins with `visible_to`."""
