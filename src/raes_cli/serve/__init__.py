"""The same queries for language models: tools of the Model Context Protocol, the only package that imports its SDK."""
