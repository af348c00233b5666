"""The encrypted store: domain objects in and out, and never a readable byte on the disk."""
