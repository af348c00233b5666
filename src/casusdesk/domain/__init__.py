"""What the work of a case meeting *is*: frozen data and pure rules, on the standard library only."""
