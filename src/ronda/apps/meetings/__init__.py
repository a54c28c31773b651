"""Meetings of a body: agenda, documents, who was there, what was decided."""
