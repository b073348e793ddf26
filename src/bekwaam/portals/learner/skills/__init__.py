"""Somebody's own skills, and what functions ask."""
