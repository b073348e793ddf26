"""Exports: tables written as csv or xlsx while the rows come in, with nothing a sheet would run."""
