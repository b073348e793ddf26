"""The offering in a feed reader: for one person, by a key that only works as long as that person does."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.actions import set_policies
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.feeds.actions import make_feed_key, revoke_feed_key
from bekwaam.domains.catalogue.feeds.models import FeedKey
from bekwaam.domains.people.models import Person
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_person, an_activity
from tests.portals.admin.queries import reads

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.1")]
FEED = "/aanbod/feed"
ATOM = "{http://www.w3.org/2005/Atom}"


def actor_of(person: Person) -> Actor:
    return Actor(current_academy_id(), person.pk, person.full_name)


def a_key(person: Person, name: str = "Intranet") -> str:
    return make_feed_key(name=name, actor=actor_of(person), at=clock.now()).secret


def ask(secret: str, form: str = "json", host: str = "noord.localhost", **headers: str) -> Any:
    return Client(headers={"Host": host, **headers}).get(f"{FEED}.{form}", {"sleutel": secret})


@pytest.fixture
def reader(noord: Any) -> Person:
    return a_person("Lezer")


def hidden_from(person: Person) -> Policy:
    return Policy(Effect.HIDE, (Condition(dimension=Dimension.PERSON, person_id=person.pk),))


def titles(secret: str) -> set[str]:
    return {item["title"] for item in ask(secret).json()["items"]}


def test_every_form_holds_what_the_person_sees_now_and_nothing_about_the_person(reader: Person) -> None:
    shown = an_activity(title="Voor & door <ons>")
    hidden = an_activity(title="Geheim", policies=[hidden_from(reader)])
    secret = a_key(reader)
    feed = json.loads(ask(secret).content)
    assert (feed["version"], [item["title"] for item in feed["items"]]) == (
        "https://jsonfeed.org/version/1.1",
        ["Voor & door <ons>"],
    )
    assert feed["items"][0]["url"] == f"http://noord.localhost/aanbod/{shown.pk}/"
    rss = ET.fromstring(ask(secret, "rss").content)  # noqa: S314 - our own answer
    assert [one.text for one in rss.findall("channel/item/title")] == ["Voor & door <ons>"]
    atom = ET.fromstring(ask(secret, "atom").content)  # noqa: S314 - our own answer
    assert [one.text for one in atom.findall(f"{ATOM}entry/{ATOM}title")] == ["Voor & door <ons>"]
    for form in ("json", "rss", "atom"):
        said = ask(secret, form).content.decode()
        assert not {word for word in ("Lezer", reader.personnel_number, secret, "Geheim") if word in said}
    set_policies(hidden.pk, [], actor=system_actor(current_academy_id()), at=clock.now())
    set_policies(shown.pk, [hidden_from(reader)], actor=system_actor(current_academy_id()), at=clock.now())
    assert titles(secret) == {"Geheim"}


def test_a_feed_is_kept_by_its_reader_only_and_sent_once(reader: Person) -> None:
    an_activity()
    secret = a_key(reader)
    first = ask(secret)
    assert first.headers["Cache-Control"] == "private, max-age=300"
    assert first.headers["Referrer-Policy"] == "no-referrer"
    again = ask(secret, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    an_activity()
    assert ask(secret, **{"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_key_that_does_not_work_is_no_page(reader: Person) -> None:
    secret = a_key(reader)
    assert {ask(wrong).status_code for wrong in ("", "bkf_x", secret[:-1], secret.upper())} == {404}
    assert ask(secret, host="zuid.localhost").status_code == 404


def test_a_key_ends_when_it_is_stopped_or_its_person_leaves_or_is_merged(reader: Person) -> None:
    secret, other = a_key(reader), a_key(reader, "Feedlezer")
    assert FeedKey.objects.filter(digest__contains=secret[4:20]).count() == 0
    stopped = FeedKey.objects.get(name="Intranet")
    with pytest.raises(Refused):
        revoke_feed_key(stopped.pk, actor=actor_of(a_person()), at=clock.now())
    revoke_feed_key(stopped.pk, actor=actor_of(reader), at=clock.now())
    assert [ask(one).status_code for one in (secret, other)] == [404, 200]
    Person.objects.filter(pk=reader.pk).update(is_active=False)
    assert ask(other).status_code == 404
    Person.objects.filter(pk=reader.pk).update(is_active=True, merged_into=a_person().pk)
    assert ask(other).status_code == 404


def test_a_feed_costs_the_same_for_one_and_for_thirty(reader: Person) -> None:
    secret = a_key(reader)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ask(secret).status_code == 200
        return reads(captured)

    an_activity()
    ask(secret)
    one = count()
    for _ in range(29):
        an_activity()
    assert (count(), one <= 12) == (one, True)


def test_the_address_is_shown_once_and_the_subscription_can_be_stopped(
    client_for: Callable[..., Any], reader: Person
) -> None:
    an_activity(title="Zichtbaar")
    browser = client_for(reader)
    assert "Je volgt het aanbod nog nergens" in browser.get("/account/abonnementen/").content.decode()
    made = browser.post("/account/abonnementen/", {"name": "Intranet"})
    address = dict(made.context["page"].addresses)["JSON Feed"]
    secret = address.partition("sleutel=")[2]
    assert titles(secret) == {"Zichtbaar"}
    later = browser.get("/account/abonnementen/").content.decode()
    assert ("Intranet" in later, "bkf_" in later, "Gebruikt op" in later) == (True, False, True)
    key = FeedKey.objects.get()
    stop = f"/account/abonnementen/{key.pk}/stop/"
    assert client_for(a_person()).post(stop).status_code == 302
    assert ask(secret).status_code == 200
    browser.post(stop)
    assert ask(secret).status_code == 404
    verbs = AuditFact.objects.filter(verb__startswith="catalogue.feed")
    assert sorted(verbs.values_list("verb", flat=True)) == [
        "catalogue.feed_key_made",
        "catalogue.feed_key_revoked",
    ]


def test_ten_subscriptions_are_enough(client_for: Callable[..., Any], reader: Person) -> None:
    for number in range(10):
        a_key(reader, f"Plek {number}")
    refused = client_for(reader).post("/account/abonnementen/", {"name": "Nog een"})
    assert (refused.status_code, "Je hebt al 10 abonnementen" in refused.content.decode()) == (422, True)
    assert client_for(reader).post("/account/abonnementen/", {"name": " "}).status_code == 422
    assert FeedKey.objects.count() == 10
