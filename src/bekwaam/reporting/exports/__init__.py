"""Lists as files: which there are, small ones at once, large ones made by a worker and kept for a week."""
