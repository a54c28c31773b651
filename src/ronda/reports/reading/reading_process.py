"""The fresh process that reads one report, answers, and ends.

Two things to know. It is `ronda.factsheets.reading.reading_process` with another reading. And
standard output is for the answer alone.
"""

from ronda.factsheets.reading.reading_process import main
from ronda.reports.reading.bounded import ReportRequest, report_answer

if __name__ == "__main__":
    main(report_answer, ReportRequest)
