"""What the personnel system delivers: its fields, the plan of what it changes, and the writing of it.

`schema` fields and the names exports give them · `rows` records of one file, made whole and judged ·
`existing` what is known · `planning` the two compared · `registration` what the deliveries context calls.
"""
