"""From what was asked to records: a query as a value, the words of it resolved, the rows it finds."""
