"""Overlegmodus: the meeting itself, one case at a time."""
