"""The same queries for language models: tools of the Model Context Protocol, the only room that imports its SDK."""
