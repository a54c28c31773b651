"""Forms of the secretariat's and the coordinator's desk.

Two things to know. `correcting` asks for one entry of the record, `placing` for what to do with an
unplaced stretch or a fault, `uploading` for files. And what is right is the services' to say.
"""
