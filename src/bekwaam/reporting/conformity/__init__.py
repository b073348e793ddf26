"""What the platform must do, row by row, with the proof: the tests that carry a row's id and the screens that show it."""
