"""The place Papier: every numbered copy, where it is, and what to do when one is missing (ux §7.9)."""
