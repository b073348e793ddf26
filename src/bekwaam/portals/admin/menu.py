"""The items of the administration in the side menu."""

from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.actors import Role
from bekwaam.portals.shared import navigation
from bekwaam.portals.shared.navigation import Area, Item, with_role

administrators = with_role(Role.FUNCTIONAL_ADMIN)


def register() -> None:
    navigation.register(
        Item(
            _("Huisstijl"),
            "palette",
            "theme",
            Area.BACKOFFICE,
            administrators,
            group=_("Inrichting"),
            order=800,
        ),
    )
