"""The command line: options become a query, and records text on standard output."""
