"""The application: one folder per subject, all with the same skeleton.

Two things to know. Apps reach each other only through `selectors` and `services` (foreign keys
aside). And what they share lies beside them here: `errors.py`, what a service may refuse, and
`policy.py`, how a permission is asked for.
"""
