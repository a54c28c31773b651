"""What is asked in a round and what is answered: as values, and as files that go out and come back.

Two things to know. A question has an id that never changes and a number that may. And whatever is
for people to read is a `Wording`, one text per language, none of which is a translation of another.
"""
