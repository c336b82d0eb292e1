"""Parses typed dates into spans of days."""
