"""Everything on one screen about cases: the list, adding a signal, the four questions, one case."""
