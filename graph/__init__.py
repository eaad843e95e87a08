"""Facts to database to files; knows nothing of Chinese grammar or screens."""
