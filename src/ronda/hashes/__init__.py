"""Hashes of files and pictures: their kinds, an index that finds them again, and their files.

Two things to know. A hash is a fingerprint: nothing here holds, shows or sends a picture, a video
or a name. And a match is never a bare yes: it says how far apart, under which threshold, and of
which kind and version.
"""
