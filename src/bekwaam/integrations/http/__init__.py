"""The one way out: calls to outside addresses, each checked and held to its limits."""
