"""Which group at the employer gives which role here: a row per group, and always an empty one to fill in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.organisation.access import unit_by_code_for
from bekwaam.domains.people.accounts.rules import GRANTABLE_BY_GROUP
from bekwaam.domains.people.names import tidy
from bekwaam.kernel.actors import Actor, Role
from bekwaam.portals.shared.picking.fields import PickingForm, UnitField
from bekwaam.portals.shared.role_words import ROLE_WORDS

PREFIX = "groepen"
MOST = 200
LONGEST = 200


class GroupRow(PickingForm):
    use_required_attribute = False  # the empty row may stay empty

    group = forms.CharField(label=_("Kenmerk van de groep"), max_length=LONGEST)
    role = forms.ChoiceField(
        label=_("Rol"),
        choices=[
            ("", _("Kies")),
            *((role.value, words) for role, words in ROLE_WORDS.items() if role in GRANTABLE_BY_GROUP),
        ],
    )
    unit = UnitField(
        label=_("Voor welk onderdeel"),
        required=False,
        help_text=_("Typ een naam of een code. Leeg is de hele organisatie."),
    )

    def clean_group(self) -> str:
        """As the login service sends it: without what came along unseen when it was copied."""
        return tidy(self.cleaned_data["group"])


class GroupRowsBase(BaseFormSet):
    default_error_messages = {
        **BaseFormSet.default_error_messages,
        "missing_management_form": _(
            "Het formulier is niet goed aangekomen. Open de pagina opnieuw en vul het nog eens in."
        ),
    }

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Haal deze groep weg")

    def mapping(self) -> list[dict[str, str]]:
        """As it is kept; the same row twice is one row."""
        rows = [form.cleaned_data for form in self.forms if form.has_changed() or form.initial]
        kept = [_as_kept(row) for row in rows if row and not row.get("DELETE")]
        return [row for place, row in enumerate(kept) if row not in kept[:place]]


GroupRows = formset_factory(
    GroupRow,
    formset=GroupRowsBase,
    extra=1,
    can_delete=True,
    can_delete_extra=False,
    max_num=MOST,
    absolute_max=MOST,
    validate_max=True,
)


def group_rows(sent: Any, stored: Sequence[Mapping[str, str]], actor: Actor) -> GroupRowsBase:
    initial = [
        {"group": row["group"], "role": row["role"], "unit": _unit(actor, row.get("unit", ""))}
        for row in stored
    ]
    rows: GroupRowsBase = GroupRows(  # type: ignore[assignment]
        sent, initial=initial, prefix=PREFIX, form_kwargs={"actor": actor}
    )
    return rows


def _unit(actor: Actor, code: str) -> Any:
    """A code that no unit has any more stands there as it is, for whoever mends it."""
    return (unit_by_code_for(actor, code) or code) if code else None


def _as_kept(row: Mapping[str, Any]) -> dict[str, str]:
    kept = {"group": row["group"], "role": Role(row["role"]).value}
    return {**kept, "unit": row["unit"].code} if row["unit"] else kept
