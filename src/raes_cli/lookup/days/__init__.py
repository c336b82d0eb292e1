"""Dates as people type them, read as spans of days."""
