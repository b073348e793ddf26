"""Reads of the portfolio that know no rights; whoever shows something goes through `access`."""
