"""Finding something in the catalogue: the page, what is suggested while somebody types, and what somebody keeps."""
