"""How the academy in scope looks in a mail, and at which address its pages live."""

from dataclasses import dataclass

from django.conf import settings

from bekwaam.domains.notifications.house import REPLY_TO, SENDER_NAME
from bekwaam.domains.tenancy.models import Academy, AcademyHost
from bekwaam.domains.tenancy.queries import NO_SUPPORT, Support, settings_of_current_academy, support_in
from bekwaam.domains.tenancy.switches import words_of
from bekwaam.domains.tenancy.theme.scheme import light_scheme
from bekwaam.domains.tenancy.theme.stored import theme_from
from bekwaam.kernel.scope import current_academy_id


@dataclass(frozen=True, slots=True)
class Colours:
    brand: str
    on_brand: str
    page: str
    paper: str
    line: str
    text: str
    muted: str


@dataclass(frozen=True, slots=True)
class House:
    """`name` is how the learning place calls itself, `owner` whose it is, `origin` the start of every link."""

    name: str
    owner: str
    host: str
    origin: str
    colours: Colours
    sender: str = ""
    reply_to: str = ""
    support: Support = NO_SUPPORT

    def address_of(self, link: str) -> str:
        return self.origin + link if link else ""


def house_of_current_academy() -> House:
    academy = Academy.objects.get(pk=current_academy_id())
    own = settings_of_current_academy()
    scheme = light_scheme(theme_from(academy.name, own.theme))
    colours = Colours(
        brand=scheme.colour("merk-500"),
        on_brand=scheme.surface,
        page=scheme.colour("grijs-50"),
        paper=scheme.surface,
        line=scheme.colour("grijs-200"),
        text=scheme.colour("grijs-700"),
        muted=scheme.colour("grijs-500"),
    )
    host = AcademyHost.objects.filter(academy=academy, is_primary=True).values_list("host", flat=True).first()
    host = host or settings.BASE_HOST
    support = support_in(own.options)
    return House(
        own.display_name,
        academy.name,
        host,
        origin_of(host),
        colours,
        sender=words_of(own.options, SENDER_NAME) or f"{own.display_name} {academy.name}",
        reply_to=words_of(own.options, REPLY_TO) or support.email,
        support=support,
    )


def origin_of(host: str) -> str:
    scheme, usual = ("https", "443") if settings.HTTPS else ("http", "80")
    port = settings.PUBLIC_PORT
    return f"{scheme}://{host}:{port}" if port and port != usual else f"{scheme}://{host}"
