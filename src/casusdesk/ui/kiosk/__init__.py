"""Afdrukscherm voor deelnemers: one role, its own sheets, and no way out but the lock (domain R14)."""
