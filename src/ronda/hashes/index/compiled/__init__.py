"""What numba compiles to machine code, the first time it is called, and keeps beside these files.

Two things to know. numba works out the types by itself, so none are written here, and mypy passes
over this folder; the modules beside it are the typed doors to it. And every function lets go of
Python's lock, so that threads share the work.
"""
