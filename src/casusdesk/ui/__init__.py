"""The window: everything that is seen and typed. Qt lives here and nowhere below."""
