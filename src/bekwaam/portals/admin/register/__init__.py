"""The processing register of the academy (GDPR, article 30)."""
