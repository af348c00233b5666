"""The screen of the warm handovers: the list, the editor and its page."""
