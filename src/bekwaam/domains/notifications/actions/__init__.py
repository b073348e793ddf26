"""Writes of notifications.

`notifying` tells people something · `reading` marks messages · `preferences` what people want · `texts` the words of
the academy · `outbox` one mail through its states · `digests` the daily digest · `bounces` dead addresses ·
`clearing` what is no longer needed.
"""

from bekwaam.domains.notifications.actions.notifying import notify

__all__ = ["notify"]
