"""What keeps the index in step with what is public, and what people do with saved searches.

Two things to know. The index is worked on in the transaction that publishes or withdraws, so that
it is right as soon as that is. And everything in it is read as anybody reads it.
"""
