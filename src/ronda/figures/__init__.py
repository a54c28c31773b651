"""A State's figures: what an indicator counts, its values over time, what of them may leave.

Nothing in this room knows Django or a database. Import what you need from its modules:
`ronda.figures.series.series`, `ronda.figures.adding.total`, `ronda.figures.suppressing.protected`.
"""
