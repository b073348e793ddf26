"""What stands at the foot of every page."""

from django.utils.translation import gettext_lazy as _

from bekwaam.portals.shared.navigation import Area, Item, everyone, register

FOOTER = (
    ("help", _("Hulp"), "help-circle"),
    ("privacy", _("Privacy"), "lock"),
    ("accessibility", _("Toegankelijkheid"), "eye"),
    ("conformity", _("Eisen"), "checklist"),
    ("licences", _("Licenties"), "license"),
)


def add_to_footer() -> None:
    register(
        *(
            Item(label, icon, name, Area.FOOTER, everyone, order=order)
            for order, (name, label, icon) in enumerate(FOOTER, start=1)
        )
    )
