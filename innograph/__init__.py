"""The knowledge graph of China's innovation policy: the settings, resources and errors that every room stands on."""

__version__ = "0.1.0"
