"""How a body works, as data: its rounds, strengths, boxes, and the words its documents use.

Pure: nothing here knows Django, a database or a file format.
"""
