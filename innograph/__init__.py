"""The command line, the settings and the errors of the knowledge graph of China's innovation policy."""

__version__ = "0.1.0"
