"""The use cases: the one door of the window and the command line to everything below."""
