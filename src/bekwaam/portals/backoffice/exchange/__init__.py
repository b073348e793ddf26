"""Offering activities to other academies, and taking over what they offer."""
