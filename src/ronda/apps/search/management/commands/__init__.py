"""Each module is a command of `ronda manage`."""
