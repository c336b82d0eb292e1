"""Records to text: formats for machines and pipes, and tables for people, the only room with Rich."""
