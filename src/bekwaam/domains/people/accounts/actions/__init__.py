"""Writes around logging in, by subject."""
