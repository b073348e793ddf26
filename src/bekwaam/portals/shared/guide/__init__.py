"""The living style guide `/stijl/`: every component in all its states, drawn by the same templates as the product."""
