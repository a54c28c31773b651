"""The fresh process that takes one filled file apart, answers, and ends.

Two things to know. It is `ronda.factsheets.reading.reading_process` with another reading. And
standard output is for the answer alone.
"""

from ronda.factsheets.reading.reading_process import main
from ronda.questionnaires.reading.bounded import file_answer

if __name__ == "__main__":
    main(file_answer)
