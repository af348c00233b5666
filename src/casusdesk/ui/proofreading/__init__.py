"""Proofreading in the window: beside a text while it is typed, and before it goes on paper (domain R4)."""
