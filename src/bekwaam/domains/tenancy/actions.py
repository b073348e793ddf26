"""Making academies, changing their settings, letting go of their files. Making one needs the owner's database role."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, BinaryIO
from uuid import UUID

from django.db import transaction
from django.db.models import ManyToOneRel, QuerySet

from bekwaam.domains.tenancy import switches
from bekwaam.domains.tenancy.events import HouseRulesChanged, LooksChanged, SwitchesChanged
from bekwaam.domains.tenancy.models import Academy, AcademyHost, AcademySettings, StoredFile
from bekwaam.domains.tenancy.queries import directory
from bekwaam.domains.tenancy.rules import LOGO_BYTES, LOGO_RULE, may_be
from bekwaam.domains.tenancy.theme.stored import as_stored, sheet_of
from bekwaam.domains.tenancy.theme.theme import Theme
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import ALLOWED, Decision, refused, require
from bekwaam.kernel.events import publish
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.uploads import check_upload
from bekwaam.kernel.scope import academy_scope, current_academy_id
from bekwaam.kernel.visible_text import visible

LOGO = "logo"
UNFINISHED_UPLOAD = timedelta(days=1)
SLUG = re.compile(r"^[a-z][a-z0-9-]{1,40}$")
HOST = re.compile(r"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$")


def may_create_academy(slug: str, host: str) -> Decision:
    if not SLUG.match(slug):
        return refused("academy_slug_shape", slug=slug)
    if not HOST.match(host):
        return refused("academy_host_shape", host=host)
    if Academy.objects.filter(slug=slug).exists() or AcademyHost.objects.filter(host=host).exists():
        return refused("academy_exists", slug=slug, host=host)
    return ALLOWED


def create_academy(
    *, slug: str, name: str, host: str, at: datetime, theme: Mapping[str, Any] | None = None
) -> UUID:
    """A new, empty academy that answers on this host."""
    require(may_create_academy(slug, host))
    with transaction.atomic():
        academy = Academy.objects.create(slug=slug, name=name, created_at=at)
        AcademyHost.objects.create(host=host, academy=academy, is_primary=True)
        with academy_scope(academy.pk):
            AcademySettings.objects.create(theme=dict(theme or {}), updated_at=at)
    directory.forget()
    return academy.pk


def set_option(name: str, value: Any, *, at: datetime) -> None:
    """Set one rule of the house of the academy in scope."""
    settings = AcademySettings.objects.select_for_update().get()
    settings.options = {**settings.options, name: value}
    settings.updated_at = at
    settings.save(update_fields=["options", "updated_at"])


@transaction.atomic
def change_looks(*, actor: Actor, display_name: str, theme: Theme, at: datetime) -> None:
    """Set the name above every page and the house style of the academy in scope."""
    settings = AcademySettings.objects.select_for_update().get()
    before = {"display_name": settings.display_name, **settings.theme}
    settings.display_name = display_name
    settings.theme = as_stored(theme)
    settings.theme_digest, _ = sheet_of(theme)
    settings.updated_at = at
    settings.save(update_fields=["display_name", "theme", "theme_digest", "updated_at"])
    after = {"display_name": display_name, **settings.theme}
    if after != before:
        publish(LooksChanged(actor=actor, at=at, settings_id=settings.pk, before=before, after=after))


@transaction.atomic
def set_logo(*, actor: Actor, file: BinaryIO, name: str, at: datetime) -> None:
    """Put this picture above every page, in the place of the one before."""
    require(check_upload(file, LOGO_RULE).decision)
    settings = AcademySettings.objects.select_for_update().get()
    blob = file_store().put(current_academy_id(), file, limit_bytes=LOGO_BYTES)
    _forget_logo(keep=blob.sha256)
    StoredFile.objects.create(
        sha256=blob.sha256,
        name=name[:255],
        media_type=blob.media_type,
        size=blob.size,
        purpose=LOGO,
        created_at=at,
    )
    _wear_logo(settings, blob.sha256, actor=actor, at=at)


@transaction.atomic
def remove_logo(*, actor: Actor, at: datetime) -> None:
    settings = AcademySettings.objects.select_for_update().get()
    _forget_logo(keep="")
    _wear_logo(settings, "", actor=actor, at=at)


def _wear_logo(settings: AcademySettings, digest: str, *, actor: Actor, at: datetime) -> None:
    before, settings.logo_digest, settings.updated_at = settings.logo_digest, digest, at
    settings.save(update_fields=["logo_digest", "updated_at"])
    if before != digest:
        old, new = {"logo": before}, {"logo": digest}
        publish(LooksChanged(actor=actor, at=at, settings_id=settings.pk, before=old, after=new))


def _forget_logo(*, keep: str) -> None:
    let_go(StoredFile.objects.filter(purpose=LOGO), keep=keep)


@transaction.atomic
def switch_parts(*, actor: Actor, chosen: Mapping[str, bool], at: datetime) -> None:
    """Switch the registered parts of the academy in scope on or off; a code that nobody registered is ignored."""
    settings = AcademySettings.objects.select_for_update().get()
    codes = [switch.code for switch in switches.registered() if switch.code in chosen]
    before = {code: switches.is_on(settings.modules, code) for code in codes}
    after = {code: bool(chosen[code]) for code in codes}
    changed = [code for code in codes if before[code] != after[code]]
    if not changed:
        return
    settings.modules, settings.updated_at = {**settings.modules, **after}, at
    settings.save(update_fields=["modules", "updated_at"])
    old, new = {code: before[code] for code in changed}, {code: after[code] for code in changed}
    publish(SwitchesChanged(actor=actor, at=at, settings_id=settings.pk, before=old, after=new))


@transaction.atomic
def set_house_rules(*, actor: Actor, chosen: Mapping[str, switches.RuleValue], at: datetime) -> None:
    """Set the rules of the house of the academy in scope, by their codes; each within its bounds."""
    settings = AcademySettings.objects.select_for_update().get()
    rules = [rule for rule in switches.RULES if rule.code in chosen]
    wanted = {rule.code: _tidy(chosen[rule.code]) for rule in rules}
    for rule in rules:
        require(may_be(rule, wanted[rule.code]))
    before = {rule.code: switches.as_set(settings.options, rule) for rule in rules}
    changed = [rule for rule in rules if before[rule.code] != wanted[rule.code]]
    if not changed:
        return
    options = dict(settings.options)
    for rule in changed:
        options[rule.group] = {**(options.get(rule.group) or {}), rule.name: wanted[rule.code]}
    settings.options, settings.updated_at = options, at
    settings.save(update_fields=["options", "updated_at"])
    old = {rule.code: before[rule.code] for rule in changed}
    new = {rule.code: wanted[rule.code] for rule in changed}
    publish(HouseRulesChanged(actor=actor, at=at, settings_id=settings.pk, before=old, after=new))


def _tidy(value: switches.RuleValue) -> switches.RuleValue:
    if isinstance(value, str):
        return " ".join(visible(value).split())
    return value if isinstance(value, int) else sorted(set(value))


def forget_expired_files(*, at: datetime) -> int:
    """Of the academy in scope; a file that another row still points to waits until that row lets go."""
    expired = [stored for stored in StoredFile.objects.filter(expires_at__lt=at) if not _is_used(stored)]
    let_go(StoredFile.objects.filter(pk__in=[stored.pk for stored in expired]))
    return len(expired)


def let_go(files: "QuerySet[StoredFile]", *, keep: str = "") -> None:
    """The rows go now; bytes that no row names any more go when that is certain. `keep` are bytes about to be named."""
    digests = set(files.values_list("sha256", flat=True)) - {keep}
    files.delete()
    named = set(StoredFile.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
    for digest in digests - named:
        transaction.on_commit(partial(file_store().delete, current_academy_id(), digest))


def sweep_unfinished_uploads(*, at: datetime) -> int:
    """Of the whole installation: what uploads left behind that died half way."""
    return file_store().sweep(at - UNFINISHED_UPLOAD)


def _is_used(stored: StoredFile) -> bool:
    """Whether a row of any context points to it, also of one that this context never heard of."""
    pointing = [
        relation
        for relation in StoredFile._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel)
    ]
    return any(_rows_of(relation).filter(**{relation.field.name: stored}).exists() for relation in pointing)


def _rows_of(relation: ManyToOneRel) -> Any:
    model: Any = relation.related_model
    return model.objects
