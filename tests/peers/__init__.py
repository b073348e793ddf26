"""Real server processes on loopback that stand for the outside world."""
