"""The words that mean the same in search, kept by the learning centre."""
