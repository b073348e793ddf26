"""The house style of the academy: choose it, see it on this very page, and read what the contrast guard says."""
