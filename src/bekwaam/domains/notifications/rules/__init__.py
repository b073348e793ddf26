"""Facts in, decisions out; no clock, no rows.

`deciding` who gets what through which channel · `hours` quiet hours and the digest on the wall clock ·
`texts` which words an academy may save · `sending` what becomes of a mail.
"""
