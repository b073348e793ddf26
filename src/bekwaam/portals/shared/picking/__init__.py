"""Choosing a person or a unit by typing: the fields of a form, what is suggested, and the answers to the browser.

Only whom the asker may see is suggested. Without script the form itself comes back with the matches to choose from.
"""
