"""What the page about the house style shows."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from bekwaam.domains.tenancy.theme.guard import Adjustment, Verdict, adjustments, report
from bekwaam.domains.tenancy.theme.stored import as_stored
from bekwaam.domains.tenancy.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Row:
    """One pair of text and background, by day and by night."""

    light: Verdict
    dark: Verdict

    @property
    def what(self) -> str:
        return self.light.pair.what


@dataclass(frozen=True, slots=True)
class ThemePage:
    theme: Theme
    is_preview: bool
    adjustments: tuple[Adjustment, ...]
    rows: tuple[Row, ...]

    @property
    def sheet(self) -> str:
        """The style sheet of what is chosen but not yet kept."""
        return f"{reverse('theme-preview')}?{urlencode(as_stored(self.theme))}" if self.is_preview else ""

    @property
    def all_pass(self) -> bool:
        return all(row.light.passes and row.dark.passes for row in self.rows)


def theme_page(theme: Theme, *, is_preview: bool) -> ThemePage:
    verdicts = report(theme)
    half = len(verdicts) // 2
    rows = tuple(Row(light, dark) for light, dark in zip(verdicts[:half], verdicts[half:], strict=True))
    return ThemePage(theme, is_preview, adjustments(theme), rows)
