"""What pages about skills share: a line of a profile in words, and the seam for offering that helps with a gap."""
