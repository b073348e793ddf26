"""Logging in with a password, and getting a new one. Every answer is the same whether the account exists or not."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.people import access
from bekwaam.domains.people.accounts import queries, rules
from bekwaam.domains.people.accounts.actions import attempts, one_time, sessions
from bekwaam.domains.people.accounts.actions.facts import note, self_actor
from bekwaam.domains.people.accounts.enums import OneTimeUse
from bekwaam.domains.people.accounts.events import PasswordChanged, PasswordResetAsked
from bekwaam.domains.people.models import Account, Person
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.events import publish
from bekwaam.kernel.jobs import defer


def check_password(typed_name: str, password: str, *, address: str, at: datetime) -> Account:
    """The account, or the one refusal that a wrong name and a wrong password share."""
    require(attempts.take(rules.BY_ADDRESS, address, at=at))
    require(attempts.take(rules.BY_ACCOUNT, typed_name, at=at))
    account = queries.account_for_login(typed_name)
    if account is None:
        make_password(password)  # as much work as for a real account, so that time tells nothing
    if account is None or not account.check_password(password):
        _note_failure(account, at=at)
        raise Refused("login_wrong")
    attempts.forgive(rules.BY_ACCOUNT, typed_name)
    attempts.give_back(rules.BY_ADDRESS, address, at=at)
    return account


def _note_failure(account: Account | None, *, at: datetime) -> None:
    person = account.person if account else None
    label = person.full_name if person else "Onbekende naam"
    subject = Subject("person", person.pk if person else None, label)
    record("account.login_failed", subject, actor=access.actor_for(None, on=local_date(at)), at=at)


def ask_reset(typed_name: str, *, address: str, at: datetime) -> None:
    """The same rows whoever it is; a job finds out whether there is anybody to write to."""
    require(attempts.take(rules.RESETS_BY_ADDRESS, address, at=at))
    require(attempts.take(rules.RESETS_BY_NAME, typed_name, at=at))
    one_time.issue(
        OneTimeUse.RESET_REQUEST, at=at, lifetime=rules.RESET_LIFETIME, payload={"name": typed_name[:254]}
    )
    defer("people.answer_reset_requests")


def answer_reset_requests(*, at: datetime) -> int:
    """Send a token to each account that asked, has a password of its own and an address to write to."""
    sent = 0
    for request in one_time.redeem_all(OneTimeUse.RESET_REQUEST, at=at):
        account = queries.account_for_login(request["name"])
        if account is not None and account.has_usable_password():
            sent += send_token(account, at=at, is_invitation=False)
    return sent


def invite(person: Person, *, actor: Actor, at: datetime) -> None:
    """Let somebody choose a first password, or a new one; the token goes to their own address."""
    account = queries.account_of(person)
    if account is None:
        raise Refused("no_account")
    if not send_token(account, at=at, is_invitation=True):
        raise Refused("no_address")
    note("account.invited", person, actor=actor, at=at)


def send_token(account: Account, *, at: datetime, is_invitation: bool) -> bool:
    email = account.email or account.person.email
    if not email:
        return False
    lifetime = rules.INVITATION_LIFETIME if is_invitation else rules.RESET_LIFETIME
    one_time.withdraw(OneTimeUse.PASSWORD_RESET, account)
    token = one_time.issue(OneTimeUse.PASSWORD_RESET, at=at, lifetime=lifetime, account=account)
    publish(
        PasswordResetAsked(
            account_id=account.pk,
            person_id=account.person_id,
            email=email,
            token=token,
            expires_at=at + lifetime,
            is_invitation=is_invitation,
        )
    )
    return True


def reset_password(token: str, new: str, *, at: datetime) -> Account:
    """With a token from the mail. Ends every session: whoever knew the old password is out."""
    row = queries.open_token(OneTimeUse.PASSWORD_RESET, token, at=at)
    if row is None or queries.open_account(row.account_id) is None:
        raise Refused("token_gone")
    require(rules.may_set_password(new, row.account))
    redeemed = one_time.redeem(OneTimeUse.PASSWORD_RESET, token, at=at)
    if redeemed is None or redeemed[1] is None:
        raise Refused("token_gone")
    account = redeemed[1]
    actor = self_actor(account, at=at)
    _set(account, new, actor=actor, at=at)
    attempts.forgive(rules.BY_ACCOUNT, account.login_name)
    sessions.end_sessions_of(account.person, actor=actor, at=at)
    return account


def change_password(
    account: Account, *, current: str, new: str, keep_digest: str, actor: Actor, at: datetime
) -> None:
    require(attempts.take(rules.BY_ACCOUNT, account.login_name, at=at))
    if not account.check_password(current):
        raise Refused("password_wrong")
    attempts.forgive(rules.BY_ACCOUNT, account.login_name)
    require(rules.may_set_password(new, account))
    _set(account, new, actor=actor, at=at)
    sessions.end_other_sessions(account, keep_digest=keep_digest, actor=actor, at=at)


def _set(account: Account, new: str, *, actor: Actor, at: datetime) -> None:
    account.set_password(new)
    account.save(update_fields=["password"])
    one_time.withdraw(OneTimeUse.PASSWORD_RESET, account)
    note("account.password_changed", account.person, actor=actor, at=at)
    publish(PasswordChanged(account_id=account.pk, person_id=account.person_id))


def open_local_account(person: Person, login_name: str, *, actor: Actor, at: datetime) -> Account:
    """An account without a password yet; `invite` lets its owner choose one."""
    name = login_name.strip().lower()
    if Account.objects.filter(login_name=name).exists():
        raise Refused("login_name_taken")
    account = Account(person=person, login_name=name, email=person.email.lower(), created_at=at)
    account.set_unusable_password()
    account.save(force_insert=True)
    note("account.opened", person, actor=actor, at=at)
    return account
