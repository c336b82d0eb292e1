"""The same questions for language models: tools of the Model Context Protocol, whose SDK lives here only."""
