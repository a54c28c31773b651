"""Commands of the demonstration for `ronda manage`."""
