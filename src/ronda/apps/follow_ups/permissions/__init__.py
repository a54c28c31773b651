"""Who may do what in follow-up, by record; what can be done is in `can.py`.

Two things to know. Each fails closed and gives a reason. And what a Party writes before it submits
is its own people's alone: the secretariat sees how far it has come.
"""
