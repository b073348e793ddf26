"""The rules of the portfolio: facts in, decision out."""
