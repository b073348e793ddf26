"""Five thousand activities for the city of the demo, written at once, and two people: one policy fits one, 500 the other."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

ACTIVITIES = 5_000
POLICIES = 500
PREFIX = "M-"
FORMS_OF_PAYING = {"eigen eenheid": "onderdeel", "leercentrum": "leercentrum", "gratis": "niemand"}
EMPLOYMENT, SERVICE = "employment_kind", "service"


def load(at: datetime) -> tuple[UUID, UUID]:
    """In the scope of the academy; what was loaded before is used again. Gives the two people."""
    from bekwaam.domains.catalogue.models import Activity  # noqa: PLC0415 - Django is ready only now
    from bekwaam.domains.people.models import Person  # noqa: PLC0415

    people = list(Person.objects.filter(is_active=True).order_by("personnel_number")[10:12])
    if not Activity.objects.filter(code__startswith=PREFIX).exists():
        _write(people, at)
    return people[0].pk, people[1].pk


def _write(people: Sequence[Any], at: datetime) -> None:
    from bekwaam.config.demo.offering import many, offering  # noqa: PLC0415 - Django is ready only now
    from bekwaam.domains.catalogue.actions.audiences import write_policies  # noqa: PLC0415
    from bekwaam.domains.catalogue.actions.runs import write_runs  # noqa: PLC0415
    from bekwaam.domains.catalogue.actions.writing import write_links  # noqa: PLC0415
    from bekwaam.domains.catalogue.models import Activity, ActivityVersion  # noqa: PLC0415
    from bekwaam.domains.catalogue.search.actions import write_documents  # noqa: PLC0415
    from bekwaam.kernel.actors import system_actor  # noqa: PLC0415
    from bekwaam.kernel.clock import local_date  # noqa: PLC0415
    from bekwaam.kernel.scope import current_academy_id  # noqa: PLC0415

    on = local_date(at)
    written = [one for one in many(ACTIVITIES * 2, on) if one.state == "published"][:ACTIVITIES]
    maker = _Maker(offering("lindewaard", on), at)
    made = [maker.activity(one) for one in written]
    activities = [each.activity for each in made]
    Activity.objects.bulk_create(activities, batch_size=1_000)
    ActivityVersion.objects.bulk_create([each.version for each in made], batch_size=1_000)
    write_links(each.links for each in made)
    for each in made:
        each.activity.published = each.version
        each.activity.state = "gepubliceerd"
        each.version.state, each.version.published_at = "gepubliceerd", at - timedelta(days=90)
    ActivityVersion.objects.bulk_update(
        [each.version for each in made], ["state", "published_at"], batch_size=500
    )
    Activity.objects.bulk_update(activities, ["state", "published"], batch_size=500)
    policies = {each.activity.pk: list(each.policies) for each in made}
    for place, activity in enumerate(activities[:POLICIES]):
        policies[activity.pk] += maker.for_person(people[1].pk) + (
            maker.for_person(people[0].pk) if not place else []
        )
    write_policies(policies, actor=system_actor(current_academy_id()), at=at)
    shielded = [one for one, kept in policies.items() if any(each.effect == "zien" for each in kept)]
    Activity.objects.filter(pk__in=shielded).update(is_open=False)
    write_runs((each.activity.pk, run) for each in made for run in each.runs)
    write_documents()


class _Made:
    def __init__(self, activity: Any, links: Any, policies: list[Any], runs: list[Any]) -> None:
        self.activity, self.links, self.policies, self.runs = activity, links, policies, runs
        self.version = links.version


class _Maker:
    """Turns the records of the demo into rows."""

    def __init__(self, offering: Any, at: datetime) -> None:
        from bekwaam.domains.catalogue.models import Theme  # noqa: PLC0415 - Django is ready only now
        from bekwaam.domains.organisation.queries import unit_ids_by_code  # noqa: PLC0415
        from bekwaam.domains.people.models import Function  # noqa: PLC0415

        self.at = at
        self.units: Mapping[str, UUID] = unit_ids_by_code()
        self.functions = dict(Function.objects.values_list("code", "pk"))
        for position, theme in enumerate(offering.themes):
            Theme.objects.get_or_create(code=theme.code, defaults={"name": theme.name, "position": position})
        self.themes = dict(Theme.objects.values_list("code", "pk"))
        self.places = {place.code: place.name for place in offering.places}

    def activity(self, one: Any) -> _Made:
        from bekwaam.domains.catalogue.actions.writing import Written  # noqa: PLC0415 - Django is ready only now
        from bekwaam.domains.catalogue.content import Content  # noqa: PLC0415
        from bekwaam.domains.catalogue.models import Activity, ActivityVersion  # noqa: PLC0415

        activity = Activity(
            code=f"{PREFIX}{one.code}"[:40],
            owner_unit_id=self.units.get(one.owner_unit) or next(iter(self.units.values())),
            form=one.form,
            created_at=self.at,
            changed_at=self.at,
        )
        content = Content(
            title=one.title[:200],
            summary=one.summary[:600],
            goals="\n".join(one.goals),
            contents="".join(f"<p>{part}</p>" for part in one.contents),
            target_group=one.target_group[:400],
            level=one.level,
            language=one.language,
            study_load_minutes=one.study_minutes,
            duration=one.duration,
            internal_price=Decimal(one.internal_price) / 100,
            keywords=", ".join(one.synonyms)[:400],
            payer=FORMS_OF_PAYING[one.payer],
            theme_ids=tuple(dict.fromkeys(self.themes[code] for code in one.themes)),
            function_ids=tuple(dict.fromkeys(self.functions[code] for code in one.functions if code in self.functions)),
        )
        version = ActivityVersion(activity=activity, number=1, edited_at=self.at, **content.columns())
        return _Made(activity, Written(version, content), self.policies(one), [self.run(run) for run in one.runs])

    def policies(self, one: Any) -> list[Any]:
        from bekwaam.domains.catalogue.audience.policies import Policy  # noqa: PLC0415 - Django is ready only now
        from bekwaam.domains.catalogue.enums import Effect  # noqa: PLC0415

        words = {"show": Effect.SHOW, "book": Effect.BOOK, "hide": Effect.HIDE}
        made = []
        for policy in one.policies:
            found = [self.condition(each) for each in policy.conditions]
            if all(found):
                made.append(Policy(words[policy.effect], tuple(found)))
        return made

    def condition(self, each: Any) -> Any:
        from bekwaam.domains.catalogue.audience.policies import Condition  # noqa: PLC0415 - Django is ready only now
        from bekwaam.domains.catalogue.enums import Dimension  # noqa: PLC0415

        match each.dimension:
            case "unit" if each.key in self.units:
                return Condition(dimension=Dimension.UNIT, unit_id=self.units[each.key], with_below=each.with_below)
            case "function" if each.key in self.functions:
                return Condition(dimension=Dimension.FUNCTION, function_id=self.functions[each.key])
            case "employment_kind":
                return Condition(dimension=Dimension.EMPLOYMENT_KIND, code=each.key)
            case "role":
                return Condition(dimension=Dimension.ROLE, code=each.key)
            case "service":
                return Condition(dimension=Dimension.SERVICE, min_days=each.min_days, max_days=each.max_days)
        return None

    def for_person(self, person_id: UUID) -> list[Any]:
        from bekwaam.domains.catalogue.audience.policies import Condition, Policy  # noqa: PLC0415 - Django is ready only now
        from bekwaam.domains.catalogue.enums import Dimension, Effect  # noqa: PLC0415

        return [Policy(Effect.SHOW, (Condition(dimension=Dimension.PERSON, person_id=person_id),))]

    def run(self, run: Any) -> Any:
        from bekwaam.domains.catalogue.actions import WantedRun  # noqa: PLC0415 - Django is ready only now
        from bekwaam.kernel.clock import AMSTERDAM  # noqa: PLC0415

        starts_at = datetime.combine(run.on, run.begins, AMSTERDAM)
        return WantedRun(
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=run.minutes),
            place=self.places.get(run.place, "") if run.place else "",
            is_online=run.place is None,
            seats_total=run.seats,
            seats_taken=run.taken,
        )
