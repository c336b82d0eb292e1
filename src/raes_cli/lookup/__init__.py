"""From a question to records: queries as values, names resolved to ids, and the SQL that finds the rows."""
