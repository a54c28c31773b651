"""Replies and letters: read one, and know what it says where. Usable alone, as a library.

Nothing in this room knows Django or a database. Import what you need from its modules:
`ronda.replies.reading.read`, `ronda.replies.model.Reply` and `ronda.replies.to_json.json_bytes`.
"""
