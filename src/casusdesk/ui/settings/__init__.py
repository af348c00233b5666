"""What can be set: how it looks, the coalition, the lock."""
