"""The knowledge graph of China's innovation policy: settings and errors, and on top the command line."""

__version__ = "0.1.0"
