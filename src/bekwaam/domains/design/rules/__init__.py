"""Rules of the context: who may, what fits (`permission`), and whether a design is good teaching (`didactics`)."""
