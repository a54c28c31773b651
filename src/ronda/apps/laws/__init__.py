"""A State's laws at its desk: articles, versions in time, what asks for a change, what changed."""
