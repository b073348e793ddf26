"""What can be done in the portfolio."""

from bekwaam.domains.portfolio.actions.contracts import (
    add_document,
    add_lot,
    add_price,
    change_contract,
    extend_contract,
    make_contract,
    remove_document,
    remove_lot,
    remove_price,
    save_supplier_profile,
    warn_before_notice,
)
from bekwaam.domains.portfolio.actions.decisions import decide_item
from bekwaam.domains.portfolio.actions.meetings import (
    add_activity_item,
    add_need_items,
    change_meeting,
    move_item,
    plan_meeting,
    remove_item,
)
from bekwaam.domains.portfolio.actions.minutes import close_meeting
from bekwaam.domains.portfolio.actions.moving import merge_need, move_need
from bekwaam.domains.portfolio.actions.needs import (
    bring_need,
    change_need,
    drop_draft,
    report_need,
    say_nothing_needed,
    submit_need,
    take_up_signal,
)
from bekwaam.domains.portfolio.actions.retirements import (
    announce_retirement,
    carry_out_retirements,
    withdraw_retirement,
)
from bekwaam.domains.portfolio.actions.rounds import (
    WantedRound,
    carry_over,
    change_round,
    open_due_rounds,
    plan_round,
    remind_units,
)
from bekwaam.domains.portfolio.actions.weighing import drop_criterion, save_criterion, score_need

__all__ = [
    "WantedRound",
    "add_activity_item",
    "add_document",
    "add_lot",
    "add_need_items",
    "add_price",
    "announce_retirement",
    "bring_need",
    "carry_out_retirements",
    "carry_over",
    "change_contract",
    "change_meeting",
    "change_need",
    "change_round",
    "close_meeting",
    "decide_item",
    "drop_criterion",
    "drop_draft",
    "extend_contract",
    "make_contract",
    "merge_need",
    "move_item",
    "move_need",
    "open_due_rounds",
    "plan_meeting",
    "plan_round",
    "remind_units",
    "remove_document",
    "remove_item",
    "remove_lot",
    "remove_price",
    "report_need",
    "save_criterion",
    "save_supplier_profile",
    "say_nothing_needed",
    "score_need",
    "submit_need",
    "take_up_signal",
    "warn_before_notice",
    "withdraw_retirement",
]
