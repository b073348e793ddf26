"""The pages on which a back office keeps its offering: what they show, to whom, and what they let happen."""

import struct
import zlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.actions import set_policies
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import ActivityState, Dimension, Effect
from bekwaam.domains.catalogue.importer.schema import SCHEMA
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.design.queries import programme_of
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.imports import mapping_faults, open_table, suggest
from bekwaam.kernel.scope import current_academy_id
from tests.factories import (
    MADE_AT,
    a_designed_day,
    a_grant,
    a_person,
    a_skill,
    a_theme,
    a_unit,
    an_activity,
    an_employment,
)
from tests.portals.admin.queries import reads

LIST = "/beheer/aanbod/"
pytestmark = pytest.mark.eis("U-1.3")


@pytest.fixture
def own(noord: UUID) -> OrgUnit:
    return a_unit("EIGEN", parent=a_unit("TOP"))


@pytest.fixture
def writer(own: OrgUnit, client_for: Callable[..., Client]) -> Client:
    """A decentral back office."""
    person = a_person("Schrijver")
    a_grant(person, Role.BACKOFFICE, own)
    return client_for(person)


@pytest.fixture
def centre(noord: UUID, client_for: Callable[..., Client]) -> Client:
    person = a_person("Centrum")
    a_grant(person, Role.ULC)
    return client_for(person)


def page_of(client: Client, activity: Activity) -> Any:
    return client.get(f"{LIST}{activity.pk}/").context["page"]


def typed(**values: Any) -> dict[str, Any]:
    return {
        "title": "Rustig aan de balie",
        "summary": "Je leert rustig blijven.",
        "goals": "Je blijft rustig.",
        "theme_ids": [str(a_theme().pk)],
        "language": "nl",
        "payer": "niemand",
        "approval": "geen",
        **values,
    }


def sent(client: Client, activity: Activity, **values: Any) -> dict[str, Any]:
    """What the browser would send from the page as it is now."""
    page = page_of(client, activity)
    return typed(revisie=page.revision, gezien=page.marks, **values)


def test_a_decentral_back_office_sees_its_own_offering_only(
    writer: Client, centre: Client, own: OrgUnit
) -> None:
    mine, below = an_activity(own), an_activity(a_unit(parent=own))
    other = an_activity(a_unit("ANDER"))
    assert {line.id for line in writer.get(LIST).context["page"].lines} == {mine.pk, below.pk}
    assert {line.id for line in centre.get(LIST).context["page"].lines} == {mine.pk, below.pk, other.pk}
    for path in (
        "",
        "gegevens/",
        "versies/",
        "voorbeeld/",
        "kopie/",
        "afbeelding/",
        "stap/archiveren/",
        "uitvoering/",
    ):
        assert (writer.get(f"{LIST}{other.pk}/{path}").status_code, path) == (404, path)
    assert other.code not in writer.get(LIST, {"formaat": "csv"}).getvalue().decode()


def test_the_list_costs_the_same_with_one_and_with_thirty(writer: Client, own: OrgUnit) -> None:
    an_activity(own)
    writer.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as one:
        writer.get(LIST)
    for _ in range(29):
        an_activity(own)
    with CaptureQueriesContext(connection) as thirty:
        writer.get(LIST)
    assert (reads(thirty), reads(thirty) <= 12) == (reads(one), True)


def test_filters_counts_and_order(writer: Client, own: OrgUnit) -> None:
    concept = an_activity(own, is_published=False, title="Zwemtoezicht")
    published = an_activity(own, title="Agressie", form="elearning")
    page = writer.get(LIST, {"volgorde": "titel"}).context["page"]
    assert [line.title for line in page.lines] == ["Agressie", "Zwemtoezicht"]
    assert [words for words, _, _ in page.states] == [
        "Alles (2)", "Concept (1)", "Ter beoordeling (0)", "Gepubliceerd (1)", "Gearchiveerd (0)",
    ]  # fmt: skip
    for query, found in (
        ({"staat": "concept"}, [concept]),
        ({"werkvorm": "elearning"}, [published]),
        ({"q": "ZWEM"}, [concept]),
        ({"q": published.code}, [published]),
        ({"thema": str(a_theme().pk), "staat": "gepubliceerd"}, [published]),
        ({"aandacht": "beheerder", "staat": "concept"}, [concept]),
        ({"aandacht": "controle"}, []),
        ({"onderdeel": "geen-id", "staat": "onzin", "pagina": "x", "q": "zwem"}, [concept]),
    ):
        assert [line.id for line in writer.get(LIST, query).context["page"].lines] == [
            one.pk for one in found
        ]


@pytest.mark.eis("U-7.1")
def test_a_decentral_back_office_makes_writes_and_publishes(writer: Client, own: OrgUnit) -> None:
    answer = writer.post(
        f"{LIST}nieuw/", {"title": "Balie", "form": "klassikaal", "code": "BALIE-1", "owner_unit": own.code}
    )
    activity = Activity.objects.get(code="BALIE-1")
    address = f"{LIST}{activity.pk}/"
    assert answer["Location"] == address
    answer = writer.post(address, sent(writer, activity, contents="Eerste alinea.\n\nTweede <3"))
    assert answer.status_code == 302
    draft = queries.draft_of(activity.pk)
    assert draft is not None
    assert (draft.title, draft.contents) == (
        "Rustig aan de balie",
        "<p>Eerste alinea.</p><p>Tweede &lt;3</p>",
    )
    assert writer.post(f"{address}stap/publiceren/").status_code == 302
    activity.refresh_from_db()
    assert activity.state == ActivityState.PUBLISHED
    assert writer.get(address).status_code == 200
    for path in ("voorbeeld/", "versies/", "gegevens/", "nieuwe-versie/", "kopie/"):
        assert writer.get(address + path).status_code == 200


def test_saving_by_itself_gives_only_the_block_with_the_time(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own, is_published=False)
    answer = writer.post(f"{LIST}{activity.pk}/", sent(writer, activity), headers={"HX-Request": "true"})
    words = answer.content.decode()
    assert ("Opgeslagen om" in words, "<html" in words, 'name="revisie" value="2"' in words) == (
        True,
        False,
        True,
    )


@pytest.mark.eis("U-7.1")
def test_who_saves_second_chooses_per_field_and_loses_nothing(
    writer: Client, centre: Client, own: OrgUnit
) -> None:
    activity = an_activity(own, is_published=False)
    address = f"{LIST}{activity.pk}/"
    first, second = sent(writer, activity), sent(centre, activity)
    writer.post(address, {**first, "title": "Titel van de een", "duration": "2 uur"})
    late = {**second, "title": "Titel van de ander", "trainer": "Iemand"}
    assert "Kies Opslaan" in centre.post(address, late, headers={"HX-Request": "true"}).content.decode()
    answer = centre.post(address, late)
    assert answer.status_code == 409
    page = answer.context["page"]
    fields = {
        field.name: (field.mine, field.theirs, field.takes_mine, field.is_clash) for field in page.fields
    }
    assert fields["title"] == ("Titel van de ander", "Titel van de een", True, True)
    assert (fields["duration"], fields["trainer"]) == (
        ("", "2 uur", False, False),
        ("Iemand", "", True, False),
    )
    chosen = {name: [] for name, _ in page.sent}
    for name, value in page.sent:
        chosen[name].append(value)
    choices = {"keuze-title": "hun", "keuze-duration": "hun", "keuze-trainer": "mijn"}
    answer = centre.post(address, {**chosen, **choices})
    draft = queries.draft_of(activity.pk)
    assert draft is not None
    assert (answer.status_code, draft.title, draft.duration, draft.trainer) == (
        302, "Titel van de een", "2 uur", "Iemand",
    )  # fmt: skip


def test_a_list_of_boxes_goes_along_as_boxes_when_two_wrote_at_once(
    writer: Client, centre: Client, own: OrgUnit
) -> None:
    activity = an_activity(own, is_published=False)
    address, themes = f"{LIST}{activity.pk}/", [str(a_theme(code).pk) for code in ("een", "twee")]
    first, second = sent(writer, activity), sent(centre, activity)
    writer.post(address, {**first, "title": "Titel van de een"})
    answer = centre.post(address, {**second, "title": "Titel van de ander", "theme_ids": themes})
    page = answer.context["page"]
    assert ([name for name, _ in page.hidden].count("theme_ids"), page.ticked) == (
        0,
        [("theme_ids", one) for one in themes],
    )


def test_what_was_typed_in_what_is_no_draft_any_more_comes_back_in_words(
    writer: Client, centre: Client, own: OrgUnit
) -> None:
    activity = an_activity(own, is_published=False)
    late = sent(writer, activity, title="Mijn titel", level="hbo", goals="Een doel.\nNog een.")
    centre.post(f"{LIST}{activity.pk}/stap/publiceren/")
    answer = writer.post(f"{LIST}{activity.pk}/", late)
    said = {str(line.label): line.value for line in answer.context["typed"]}
    assert answer.status_code == 409
    assert (said["Titel"], said["Niveau"], said["Leerdoelen"]) == ("Mijn titel", "Hbo", "Een doel.\nNog een.")
    assert said["Thema’s"] == a_theme().name
    assert not {"title", "revisie", "venster"} & set(said)


@pytest.mark.eis("U-1.2")
def test_what_a_colleague_named_out_of_sight_has_no_title_and_says_what_taking_it_away_means(
    writer: Client, centre: Client, own: OrgUnit
) -> None:
    strange = an_activity(a_unit("ANDER"), title="Geheim plan", is_published=False)
    activity = an_activity(own, is_published=False)
    line = {"soort": "related_ids", "other": strange.code}
    assert centre.post(f"{LIST}{activity.pk}/verband/", line).status_code == 302
    said = writer.get(f"{LIST}{activity.pk}/").content.decode()
    assert ("Geheim plan" in said, "Aanbod dat jij niet ziet" in said, "niet terugzetten" in said) == (
        False,
        True,
        True,
    )
    assert "Geheim plan" in centre.get(f"{LIST}{activity.pk}/").content.decode()


@pytest.mark.eis("U-7.1")
def test_a_draft_is_looked_at_through_the_eyes_of_somebody(writer: Client, own: OrgUnit) -> None:
    boss, inside, outside = a_person("Baas"), a_person("Binnen"), a_person("Buiten")
    an_employment(inside, own, manager=boss)
    an_employment(a_person("Collega"), own)
    an_employment(outside, a_unit("ANDER"))
    policy = Policy(Effect.SHOW, (Condition(dimension=Dimension.UNIT, unit_id=own.pk),))
    activity = an_activity(own, is_published=False, approval="leidinggevende", policies=[policy])
    address = f"{LIST}{activity.pk}/voorbeeld/"
    page = writer.get(address, {"person": inside.personnel_number}).context["page"]
    assert (page.reader.name, page.reader.is_visible) == (inside.full_name, True)
    assert {str(label): words for label, words in page.facts}["Akkoord"] == (
        f"Je leidinggevende {boss.full_name} geeft akkoord."
    )
    assert AuditFact.objects.filter(verb="catalogue.previewed_as", subject_id=inside.pk).count() == 1
    assert writer.get(address, {"person": outside.personnel_number}).status_code == 422
    hidden = Policy(Effect.HIDE, (Condition(dimension=Dimension.PERSON, person_id=inside.pk),))
    set_policies(activity.pk, [hidden], actor=system_actor(current_academy_id()), at=MADE_AT)
    assert not writer.get(address, {"person": inside.personnel_number}).context["page"].reader.is_visible


@pytest.mark.eis("U-7.1")
def test_a_page_never_clashes_with_what_it_saved_by_itself(
    writer: Client, centre: Client, own: OrgUnit
) -> None:
    activity = an_activity(own, is_published=False)
    address, by_itself = f"{LIST}{activity.pk}/", {"HX-Request": "true"}
    opened = {**sent(writer, activity), "venster": page_of(writer, activity).page_id}
    other = {**opened, "venster": page_of(writer, activity).page_id}
    saved = writer.post(address, {**opened, "title": "Half getypt"}, headers=by_itself)
    assert "Opgeslagen om" in saved.content.decode()
    late = writer.post(address, {**opened, "title": "Half"}, headers=by_itself)
    assert "Kies Opslaan" in late.content.decode()
    assert writer.post(address, {**other, "title": "In een ander venster"}).status_code == 409
    assert writer.post(address, {**opened, "title": "Af"}).status_code == 302
    draft = queries.draft_of(activity.pk)
    assert draft is not None
    assert draft.title == "Af"
    centre.post(address, {**sent(centre, activity), "title": "Van een ander"})
    assert writer.post(address, {**opened, "title": "Nog eens"}).status_code == 409


HOSTILE = (
    '<p onclick="x()">Tekst <script>alert(1)</script><a href="javascript:x()">klik</a><svg/onload=x()></p>'
)


@pytest.mark.eis("U-7.1")
@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("contents", HOSTILE, "<p>Tekst klik</p>"),
        ("contents", '<p class="MsoNormal"><o:p>Uit Word</o:p></p>', "<p>Uit Word</p>"),
        ("contents", "<h1>Kop</h1><div>Tekst</div><p>&nbsp;</p>", "<h3>Kop</h3><p>Tekst</p>"),
        ("title", "Rustig \U0001f469‍\U0001f692 blijven", "Rustig \U0001f469‍\U0001f692 blijven"),
        ("title", "مرحبا بك", "مرحبا بك"),
        ("title", "Ru\0stig", "Rustig"),
    ],
)
def test_hostile_and_odd_text_is_cleaned_and_kept(
    writer: Client, own: OrgUnit, field: str, value: str, kept: str
) -> None:
    activity = an_activity(own, is_published=False)
    assert writer.post(f"{LIST}{activity.pk}/", sent(writer, activity, **{field: value})).status_code == 302
    assert getattr(queries.draft_of(activity.pk), field) == kept


def test_a_hundred_thousand_characters_come_back_with_a_sentence(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own, is_published=False)
    long_text = "a" * 100_000
    answer = writer.post(f"{LIST}{activity.pk}/", sent(writer, activity, contents=long_text))
    assert (answer.status_code, long_text in answer.content.decode()) == (422, True)
    assert answer.context["form"].errors["contents"]


def test_until_before_from_comes_back_filled(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own)
    answer = writer.post(
        f"{LIST}{activity.pk}/gegevens/",
        {"code": activity.code, "form": "klassikaal", "owner_unit": own.code, "publish_from": "2026-12-02", "publish_until": "2026-12-01"},
    )  # fmt: skip
    assert answer.status_code == 422
    words = answer.content.decode()
    assert ("ligt voor de eerste dag" in words, 'value="2026-12-02"' in words) == (True, True)


@pytest.mark.eis("U-7.1")
def test_what_comes_first_never_leads_back_to_itself(writer: Client, own: OrgUnit) -> None:
    first, second = an_activity(own, is_published=False), an_activity(own, is_published=False)
    line = {"soort": "prerequisite_ids"}
    assert writer.post(f"{LIST}{second.pk}/verband/", {**line, "other": first.code}).status_code == 302
    answer = writer.post(f"{LIST}{first.pk}/verband/", {**line, "other": second.code})
    assert (answer.status_code, "doen voordat je haar doet" in answer.content.decode()) == (422, True)
    assert queries.what_comes_first() == {second.pk: frozenset({first.pk})}
    writer.post(f"{LIST}{second.pk}/verband/weg/", {**line, "ander": str(first.pk)})
    assert queries.what_comes_first() == {}


@pytest.mark.eis("S-2")
def test_a_skill_is_put_on_an_activity_with_the_level_it_leads_to(writer: Client, own: OrgUnit) -> None:
    activity, skill = an_activity(own, is_published=False), a_skill()
    line = {"soort": "skill_levels"}
    address = f"{LIST}{activity.pk}/verband/"
    assert writer.post(address, {**line, "other": str(skill.pk), "level": "9"}).status_code == 422
    for level in ("2", "3"):
        assert writer.post(address, {**line, "other": str(skill.pk), "level": level}).status_code == 302
    draft = queries.draft_of(activity.pk)
    assert draft is not None
    assert queries.content_of(draft).skill_levels == ((skill.pk, 3),)
    writer.post(f"{address}weg/", {**line, "ander": str(skill.pk)})
    assert queries.content_of(draft).skill_levels == ()


def test_a_copy_is_a_concept_with_a_code_of_its_own(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own, title="Eerst", is_published=False)
    a_designed_day(activity, "De balie")
    answer = writer.post(
        f"{LIST}{activity.pk}/kopie/", {"title": "Kopie", "code": "KOPIE-1", "owner_unit": own.code}
    )
    copy = Activity.objects.get(code="KOPIE-1")
    draft = queries.draft_of(copy.pk)
    assert draft is not None
    assert (answer.status_code, copy.state, draft.title, draft.goals) == (
        302,
        "concept",
        "Kopie",
        "Je kunt het.",
    )
    assert [day.day.title for day in programme_of(draft.pk).days] == ["De balie"]


def test_an_activity_is_archived_with_a_reason_and_comes_back(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own)
    step = f"{LIST}{activity.pk}/stap/"
    assert writer.post(f"{step}archiveren/", {"reason": ""}).status_code == 422
    writer.post(f"{step}archiveren/", {"reason": "Verouderd."})
    assert Activity.objects.get(pk=activity.pk).state == ActivityState.ARCHIVED
    assert writer.get(f"{LIST}{activity.pk}/").status_code == 200
    writer.post(f"{step}heropenen/")
    assert Activity.objects.get(pk=activity.pk).state == ActivityState.PUBLISHED


def test_the_next_version_is_compared_with_the_one_before(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own, title="Oude naam")
    address = f"{LIST}{activity.pk}/"
    writer.post(f"{address}nieuwe-versie/", {"change": "opnieuw", "note": "Nieuwe wet"})
    writer.post(address, sent(writer, activity, title="Nieuwe naam"))
    writer.post(f"{address}stap/voorleggen/")
    assert writer.get(address).context["page"].is_in_review
    assert "doet het een keer opnieuw" in writer.get(f"{address}stap/publiceren/").content.decode()
    writer.post(f"{address}stap/publiceren/")
    page = writer.get(f"{address}versies/", {"oud": "1", "nieuw": "2"}).context["page"]
    assert {str(field.label): field.pieces for field in page.fields}["Titel"] == [
        ("del", "Oude"), ("ins", "Nieuwe"), ("", " naam"),
    ]  # fmt: skip


def test_a_run_is_announced_changed_and_cancelled(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own)
    address = f"{LIST}{activity.pk}/uitvoering/"
    times = {"starts_at": "2026-12-01T09:00", "ends_at": "2026-12-01T12:00", "place": "Zaal 3"}
    assert writer.post(address, {**times, "ends_at": "2026-12-01T08:00"}).status_code == 422
    assert writer.post(address, times).status_code == 302
    (run,) = queries.runs_of(activity.pk)
    assert (run.starts_at.isoformat(), run.place) == ("2026-12-01T08:00:00+00:00", "Zaal 3")
    assert 'value="2026-12-01T09:00"' in writer.get(f"{address}{run.pk}/").content.decode()
    assert writer.post(f"{address}{run.pk}/vervalt/").status_code == 302
    assert queries.runs_of(activity.pk)[0].state == "vervallen"


def test_themes_are_put_in_order_by_buttons(centre: Client, writer: Client) -> None:
    address = "/beheer/aanbod/themas/"
    for name in ("Veiligheid", "Schrijven", "Veiligheid!"):
        centre.post(address, {"name": name})
    twice = centre.post(address, {"name": "veiligheid"})
    assert (twice.status_code, "Dit thema is er al." in twice.content.decode()) == (422, True)
    first, second, third = queries.themes()
    assert (first.code, second.code, third.code) == ("veiligheid", "schrijven", "veiligheid-2")
    centre.post(f"{address}{third.pk}/verplaats/", {"heen": "omhoog"})
    centre.post(f"{address}{first.pk}/verplaats/", {"heen": "omhoog"})
    assert [theme.pk for theme in queries.themes()] == [first.pk, third.pk, second.pk]
    centre.post(f"{address}{second.pk}/", {"name": "Helder schrijven"})
    centre.post(f"{address}{third.pk}/weg/")
    assert [theme.name for theme in queries.themes()] == ["Veiligheid", "Helder schrijven"]
    assert writer.get(address).status_code == 403


def test_a_picture_is_judged_by_its_content_and_needs_words(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own, is_published=False)
    address = f"{LIST}{activity.pk}/afbeelding/"
    wrong = SimpleUploadedFile("foto.png", b"MZ not a picture", content_type="image/png")
    assert writer.post(address, {"picture": wrong}).status_code == 422
    right = SimpleUploadedFile("foto.png", picture(), content_type="image/png")
    assert writer.post(address, {"picture": right}).status_code == 302
    answer = writer.post(f"{LIST}{activity.pk}/stap/publiceren/")
    assert (answer.status_code, "Beschrijf wat er op de afbeelding staat" in answer.content.decode()) == (
        422,
        True,
    )
    writer.post(address, {"alt": "Twee collega’s aan een balie."})
    draft = queries.draft_of(activity.pk)
    assert draft is not None
    shown = writer.get(f"{address}{draft.image_id}/")
    assert (shown["Content-Type"], b"".join(shown.streaming_content)) == ("image/png", picture())
    writer.post(address, {"remove": "on"})
    draft.refresh_from_db()
    assert (draft.image_id, draft.image_alt) == (None, "")


def picture() -> bytes:
    rows = zlib.compress(b"\0\xff\xff\xff" * 1)
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def test_the_template_is_a_file_that_can_be_delivered(writer: Client) -> None:
    content = writer.get("/beheer/aanbod/sjabloon/").content
    with open_table(content, SCHEMA, None) as table:
        assert mapping_faults(suggest(SCHEMA, table.columns), SCHEMA, table.columns) == ()
