"""What is on paper: domain objects in, pages out. No Qt."""
