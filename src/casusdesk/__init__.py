"""Casusdesk prepares the Kansrijke Start case meeting; this module holds only the version."""

__version__ = "0.1.0"
