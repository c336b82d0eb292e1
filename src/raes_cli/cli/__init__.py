"""The command line: turns options into a query, and records into text on stdout."""
