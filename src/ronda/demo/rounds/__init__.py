"""Eight rounds of forty-eight invented Parties, from one in preparation to one at its conclusions.

Two things to know. Everything goes through the services that people's clicks go through, in the
name of the people of the demonstration. And all that anybody says in it is invented, as are the
Parties: no State is told of.
"""
