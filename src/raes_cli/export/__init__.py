"""Finished records → files for other programs, one module for each format."""
