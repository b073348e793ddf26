"""Where the log stands in the menu."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.audit.access import READERS
from bekwaam.portals.shared import navigation


def register() -> None:
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
