"""Pages about people for those who keep them: who works here, with which role, standing in for whom, seen by whom."""
