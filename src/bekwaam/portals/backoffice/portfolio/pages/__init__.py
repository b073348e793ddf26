"""What the pages of portfolio management show."""
