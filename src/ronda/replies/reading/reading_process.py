"""The fresh process that reads one letter, or whatever a file is, answers, and ends.

Two things to know. It is `ronda.factsheets.reading.reading_process` with another reading. And
standard output is for the answer alone.
"""

from ronda.factsheets.reading.reading_process import main
from ronda.replies.reading.bounded import either_answer

if __name__ == "__main__":
    main(either_answer)
