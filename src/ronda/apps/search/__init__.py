"""Search of all that is public: its index, facets, saved searches, alerts and feeds."""
