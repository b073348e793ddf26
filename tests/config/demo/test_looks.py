import re

import pytest

from bekwaam.config.demo.looks import dress
from bekwaam.config.demo.themes import theme_of
from bekwaam.domains.tenancy.models import AcademySettings, StoredFile
from bekwaam.domains.tenancy.theme.guard import adjustments
from bekwaam.domains.tenancy.theme.stored import theme_from
from bekwaam.kernel.actors import system_actor


@pytest.mark.eis("X-5")
@pytest.mark.parametrize(
    ("academy", "brand", "header", "logo"),
    [("lindewaard", "#0b5563", "light", "linde.svg"), ("zuidermeer", "#8e1c3a", "brand", "meer.svg")],
)
def test_a_demo_academy_wears_its_own_house_style(noord, moment, academy, brand, header, logo):
    dress(theme_of(academy), actor=system_actor(noord), at=moment)
    settings = AcademySettings.objects.get()
    theme = theme_from("Proef", settings.theme)
    assert (theme.brand, theme.header) == (brand, header)
    assert not adjustments(theme)[0].is_changed
    assert StoredFile.objects.get(sha256=settings.logo_digest).name == logo
    assert re.fullmatch(r"[0-9a-f]{16}", settings.theme_digest)
