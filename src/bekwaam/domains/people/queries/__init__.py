"""Reads of people: no writes, and no judgement of who may see what (that is `access.py`).

`holdings` roles as they came to somebody · `people` lists and search · `dossier` one person · `codes` functions
and suppliers · `delivered` everything an import compares with.
"""
