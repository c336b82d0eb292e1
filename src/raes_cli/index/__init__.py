"""The compiled base: one SQLite file in the user's cache, which no user needs to know about."""
