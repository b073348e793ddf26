"""Writes of the context, by subject: designs, days, parts, materials, the rules of the house, tracks."""
