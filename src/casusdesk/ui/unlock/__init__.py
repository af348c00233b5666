"""Before the store is open: the first run, unlocking, and the way back with the recovery sheet."""
