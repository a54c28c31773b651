"""The national hash base: what is known of items by their fingerprints, and triage by them.

Two things to know. It is a service apart (`ronda.config.hash_base`): nothing else of Ronda needs
it, and it needs nothing of Ronda but people and the audit trail. And there is no picture, no path
and no name of a victim or suspect in it, nor a place where one could be put.
"""
