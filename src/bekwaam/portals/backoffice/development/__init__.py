"""Development tracks of digital work made to measure: the board, one track, and what people do in it."""
