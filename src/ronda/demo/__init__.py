"""The invented Party Arcadia, so that a newcomer sees Ronda at work: see `ronda.demo.arcadia`.

Arcadia (code XAR) binds nobody and describes no real State. Its documents are kept as plain text
and brought to Word when they are asked for, so that what is shown went through Ronda's own readers
and writers.
"""
