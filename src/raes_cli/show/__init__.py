"""Turns records into text: formats for machines and pipes, and tables for people. The only room with Rich."""
