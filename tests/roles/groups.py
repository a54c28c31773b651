"""Which tables are asked together: those over whose records one may stumble upon the others'.

A table that no group names is asked with the records.
"""

from tests.roles.parts import table_names

DESK = ("national", "answering", "figures", "laws", "trainings")
ROUNDS = ("rounds", "voices")
REPLIES = ("replies", "reply_stages")
ASSESSING = ("assessments",)
FOLLOW_UP = ("follow_ups",)
MEETINGS = ("meetings",)
APART = {*DESK, *ROUNDS, *REPLIES, *ASSESSING, *FOLLOW_UP, *MEETINGS}
RECORDS = tuple(name for name in table_names() if name not in APART)
