"""Text to facts; knows nothing of databases or screens."""
