"""What can be done with requests for what is not on offer.

`drafting` writing it down · `moving` from hand to hand · `closing` the back office grants · `following` people who move ·
`upkeep` reminders and what is old · `budgets` who decides above which amount · `telling` messages.
"""

from bekwaam.domains.offcatalogue.actions.budgets import remove_budget_rule, set_budget_rule
from bekwaam.domains.offcatalogue.actions.closing import Granting, grant
from bekwaam.domains.offcatalogue.actions.drafting import (
    Wanted,
    add_file,
    change_request,
    discard_draft,
    remove_file,
    start_request,
    started_before,
)
from bekwaam.domains.offcatalogue.actions.following import follow_people
from bekwaam.domains.offcatalogue.actions.moving import agree, answer, ask_back, refuse, submit, withdraw
from bekwaam.domains.offcatalogue.actions.upkeep import forget_old, remind

__all__ = [
    "Granting",
    "Wanted",
    "add_file",
    "agree",
    "answer",
    "ask_back",
    "change_request",
    "discard_draft",
    "follow_people",
    "forget_old",
    "grant",
    "refuse",
    "remind",
    "remove_budget_rule",
    "remove_file",
    "set_budget_rule",
    "start_request",
    "started_before",
    "submit",
    "withdraw",
]
