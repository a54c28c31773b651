"""PURE. What a body judges of each Party on each recommendation, as values.

Two things to know. What is to be assessed follows from the report and the procedure alone
(`frame`). And a compliance report is a value that writers take, as a factsheet is.
"""
