"""Full-text search: parsing the expression, ranking what it finds, and extracting what matched."""
