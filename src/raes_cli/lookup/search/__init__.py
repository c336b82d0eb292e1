"""A search: its words and operators read, what they find ranked, and what matched of it."""
