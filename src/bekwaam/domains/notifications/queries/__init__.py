"""Reads of notifications, without judgement of who may see what (that is `access.py`).

`readers` what counts about recipients · `house` how the academy looks and where it lives · `texts` templates with
fall-back · `inbox` somebody's messages · `outgoing` mails, bounces and decisions for administrators.
"""

from bekwaam.domains.notifications.queries.inbox import unread_count

__all__ = ["unread_count"]
