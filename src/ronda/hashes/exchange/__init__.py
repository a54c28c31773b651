"""Exchange with partners: their files in and out, what may leave, and signed feeds.

Two things to know. Every format is a reader and a writer behind one contract (`contract`), and
says itself what it can carry; what it cannot is dropped and told, never silently. And a file from
outside is hostile: bounded in size, depth and time, and refused in one sentence.
"""
