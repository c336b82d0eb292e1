"""Facts on Russia–Azerbaijan relations and the Expert Council, each with its evidence."""

__version__ = "0.1.0"
