"""People, organisations, memberships and roles, sign-in."""
