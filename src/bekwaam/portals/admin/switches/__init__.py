"""What the academy has switched on, and the rules of its house."""
