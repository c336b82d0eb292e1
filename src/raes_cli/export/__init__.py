"""Finished records → files for other programs, each format in a file of its own."""
