"""Paper on screen and to the printer, painted from the same display list as the PDF."""
