"""ConsentLab: a simulator of the privacy choice that AI chat services ask for."""

__version__ = "0.1.0"
"""The program's version, as exports and the command line name it."""
