"""The place Contacten: whom to call, who is away and who stands in, and the file that brings them in."""
