"""A plan's text → its head, its outline, its unit lists and its tables, all with offsets."""
