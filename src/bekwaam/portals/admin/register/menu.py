"""Where the processing register stands in the menu."""

from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.actors import Role
from bekwaam.portals.shared import navigation


def register() -> None:
    navigation.register(
        navigation.Item(
            label=_("Verwerkingsregister"),
            icon="clipboard-list",
            url_name="processing-register",
            area=navigation.Area.BACKOFFICE,
            may_open=navigation.with_role(Role.FUNCTIONAL_ADMIN, Role.CISO, Role.AUDITOR),
            group=_("Toezicht"),
            order=910,
        )
    )
