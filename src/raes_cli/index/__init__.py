"""The compiled base: one SQLite file in the user's cache that nobody ever has to hear of."""
