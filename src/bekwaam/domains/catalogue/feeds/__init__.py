"""The offering as a feed outside the platform: keys of people, and what is in it."""
