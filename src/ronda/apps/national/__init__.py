"""The desk of one State: institutions, requests, contributions, the State's text. Nobody else's."""
