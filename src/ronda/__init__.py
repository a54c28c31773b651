"""Ronda: monitoring rounds of a treaty body, and the work a State does to answer them."""
