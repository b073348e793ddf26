"""Where the log stands in the menu."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.audit.access import READERS
from bekwaam.portals.admin.audit.export import AUDIT
from bekwaam.portals.shared import navigation
from bekwaam.reporting.exports import registry


def register() -> None:
    registry.register(AUDIT)
    navigation.register(
        navigation.Item(
            label=_("Logboek"),
            icon="history",
            url_name="audit-log",
            area=navigation.Area.BACKOFFICE,
            may_open=navigation.with_role(*READERS),
            group=_("Toezicht"),
            order=900,
        )
    )
