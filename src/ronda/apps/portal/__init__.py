"""The public pages: published factsheets, how they compare, and what Ronda is."""
