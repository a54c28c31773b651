"""Ronda measured beside what people would use instead; `make bench` runs it."""
