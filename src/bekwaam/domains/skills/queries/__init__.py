"""Reads of skills: no writes, and no judgement of who may see what (that is `access.py`).

`framework` skills, groups and words · `asked` what functions ask · `statements` levels of people · `totals` numbers
over many people.
"""
