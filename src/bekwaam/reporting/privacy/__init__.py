"""The processing register (GDPR, article 30), made from what every context says of its own fields."""
