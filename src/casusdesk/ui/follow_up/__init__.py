"""The room of the afspraken: who does what by when, who still hears back, and whom to ask for news."""
