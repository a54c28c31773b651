"""Four rounds of forty-eight invented Parties, one in each stage of the first half of a round.

Two things to know. Everything goes through the services that people's clicks go through, in the
name of the people of the demonstration. And all that anybody says in it is invented, as are the
Parties: no State is told of.
"""
