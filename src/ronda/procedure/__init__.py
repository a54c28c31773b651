"""How a body works, as data: its rounds, strengths, stages, deadlines, scales and words.

Pure: nothing here knows Django, a database or a file format. `loading.load_procedure` gives all
that a body's file says, checked; `body.load_body` only the words, for readers and writers.
"""
