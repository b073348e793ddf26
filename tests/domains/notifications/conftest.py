"""Kinds of message that only tests send, and a mail server that answers what a test wants."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bekwaam.domains.notifications import kinds
from bekwaam.domains.notifications.enums import Importance, Mode
from bekwaam.domains.notifications.kinds import Kind, Text, Variable
from bekwaam.domains.notifications.rules.sending import Answer, Attempt
from bekwaam.domains.notifications.transport import OutgoingMail

COURSE = Variable("cursus", "De cursus", "Omgaan met agressie")
TEXTS = {"nl": Text("Nieuws over {cursus}", "Hallo {voornaam},\n\n{cursus} begint.")}
KINDS = (
    Kind(code="test.news", title="Nieuws", owner="test", texts=TEXTS, variables=(COURSE,)),
    Kind(
        code="test.digest", title="Lijst", owner="test", texts=TEXTS, variables=(COURSE,), default=Mode.DIGEST
    ),
    Kind(
        code="test.alarm",
        title="Alarm",
        owner="test",
        texts=TEXTS,
        variables=(COURSE,),
        importance=Importance.URGENT,
        may_switch_off=False,
    ),
    Kind(
        code="test.secret",
        title="Geheim",
        owner="test",
        texts=TEXTS,
        variables=(COURSE,),
        importance=Importance.URGENT,
        may_switch_off=False,
        is_secret=True,
    ),
)


@pytest.fixture(autouse=True)
def test_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {**kinds.registry._kinds, **{kind.code: kind for kind in KINDS}}
    monkeypatch.setattr(kinds.registry, "_kinds", known)


class Answering:
    """A transport that keeps what it is given and answers in turn."""

    def __init__(self, *answers: Attempt) -> None:
        self.answers = list(answers)
        self.taken: list[OutgoingMail] = []

    @contextmanager
    def connect(self) -> Iterator["Answering"]:
        yield self

    def send(self, mail: OutgoingMail) -> Attempt:
        self.taken.append(mail)
        return self.answers.pop(0) if self.answers else Attempt(Answer.TAKEN)


@pytest.fixture
def answering() -> Callable[..., Any]:
    return Answering
