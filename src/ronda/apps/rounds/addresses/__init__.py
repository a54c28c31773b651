"""The addresses of rounds, one list for each subject; `rounds.urls` puts them together."""
