"""`python -m ronda.cli`: the command without its script, for the processes it starts."""

from ronda.cli import main

if __name__ == "__main__":
    main()
