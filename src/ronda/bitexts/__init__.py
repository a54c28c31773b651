"""Texts beside their translations: passages with their state, the memory of earlier ones, TMX.

Nothing in this room knows Django or a database. Import what you need from its modules:
`ronda.bitexts.memory.Memory`, `ronda.bitexts.tmx.read`.
"""
