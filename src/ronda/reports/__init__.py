"""The implementation report of a round as a value: what was found, what is asked, of whom.

Pure: nothing here knows Django or a database. `generating.factsheets` makes from a report the
factsheet of each Party; `tying.tie` holds a factsheet that was read from a file to its report.
"""
