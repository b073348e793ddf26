"""What the pages of texts show."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from bekwaam.domains.notifications import wording
from bekwaam.domains.notifications.actions.notifying import filled
from bekwaam.domains.notifications.kinds import Kind, Text, registered
from bekwaam.domains.notifications.models import Template
from bekwaam.domains.notifications.queries.texts import Wording, own_texts, versions_of, wording_of
from bekwaam.portals.admin.notifications.menu import tabs

VERSIONS_SHOWN = 20
Tab = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class KindLine:
    kind: Kind
    default: str
    importance: str
    own_languages: list[str]


@dataclass(frozen=True, slots=True)
class TextsPage:
    tabs: list[Tab]
    lines: list[KindLine]


@dataclass(frozen=True, slots=True)
class Preview:
    subject: str
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class TextPage:
    kind: Kind
    language: str
    languages: list[Tab]
    wording: Wording
    preview: Preview
    versions: list[Template]
    is_draft: bool


def texts_page() -> TextsPage:
    own, names = own_texts(), dict(settings.LANGUAGES)
    lines = [
        KindLine(
            kind,
            str(kind.default.label),
            str(kind.importance.label),
            [name for code, name in names.items() if (kind.code, code) in own],
        )
        for kind in registered()
    ]
    return TextsPage(tabs("message-texts"), lines)


def text_page(kind: Kind, language: str, draft: Text | None, place: str) -> TextPage:
    current = wording_of(kind, language)
    address = reverse("message-text", args=[kind.code])
    return TextPage(
        kind=kind,
        language=language,
        languages=[(name, f"{address}?taal={code}", code == language) for code, name in settings.LANGUAGES],
        wording=current,
        preview=preview_of(kind, draft or current.text, place),
        versions=list(versions_of(kind, language)[:VERSIONS_SHOWN]),
        is_draft=draft is not None,
    )


def preview_of(kind: Kind, text: Text, place: str) -> Preview:
    """With the example values of the kind."""
    examples = {variable.name: variable.example for variable in kind.all_variables}
    shown = filled(text, examples, examples["voornaam"], place)
    return Preview(shown.subject, wording.paragraphs(shown.body))
