"""The fresh process that reads one official's file into a proposal, answers, and ends.

Two things to know. It is `ronda.factsheets.reading.reading_process` with another reading. And
standard output is for the answer alone.
"""

from ronda.factsheets.reading.reading_process import main
from ronda.questionnaires.reading.bounded import proposal_answer

if __name__ == "__main__":
    main(proposal_answer)
