"""Keys of other systems: made, checked and withdrawn."""
