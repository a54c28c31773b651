"""A person's own account, the people one may invite, their roles, and organisations."""
