"""What the pages of asker, manager and back office share about requests for what is not on offer."""
