"""What the account adds to the menus."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel import links
from bekwaam.kernel.actors import Role
from bekwaam.portals.shared.navigation import Area, Item, with_role

ITEMS = (
    Item(_("Mijn gegevens"), "user-circle", "account", Area.ACCOUNT, order=10),
    Item(_("Veilig inloggen"), "shield-lock", "account-second-factor", Area.ACCOUNT, order=20),
    Item(_("Waar ben ik ingelogd?"), "device-laptop", "account-sessions", Area.ACCOUNT, order=30),
    Item(_("Weergave en taal"), "sun-moon", "account-display", Area.ACCOUNT, order=40),
    Item(_("Download en inzage"), "download", "account-data", Area.ACCOUNT, order=50),
    Item(
        _("Inlogdienst"),
        "login",
        "identity-provider",
        Area.BACKOFFICE,
        with_role(Role.FUNCTIONAL_ADMIN),
        group=_("Inrichting"),
        order=600,
    ),
)


def register_links() -> None:
    links.register("account", lambda: reverse("account"))
    links.register("sessions", lambda: reverse("account-sessions"))
    links.register("password_reset", lambda token: reverse("password-reset", args=[token]))
