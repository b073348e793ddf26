from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import engines
from django.template.loader import render_to_string
from pytest_django.asserts import assertHTMLEqual

from bekwaam.portals.shared.amounts import AmountField
from bekwaam.portals.shared.templatetags.forms import control, error_target, option_lines, options, shape


class Booking(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals op je pas.")
    way = forms.ChoiceField(label="Hoe?", widget=forms.RadioSelect, choices=[("a", "Zelf"), ("b", "Samen")])
    who = forms.MultipleChoiceField(
        label="Wie?", widget=forms.CheckboxSelectMultiple, choices=[("a", "Ik")], required=False
    )
    sure = forms.BooleanField(label="Zeker?")
    file = forms.FileField(label="Bewijs", required=False)


def field_html(field):
    return render_to_string("cotton/field.html", {"field": field, "attrs": {}})


@pytest.mark.parametrize(
    ("name", "kind"), [("name", "field"), ("way", "options"), ("who", "options"), ("sure", "check")]
)
def test_each_field_has_its_shape(name, kind):
    assert shape(Booking()[name]) == kind


def test_a_wrong_field_says_so_to_everyone():
    field = Booking({})["name"]
    html = field_html(field)
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert "utrecht-textbox--invalid" in control(field)


def test_the_summary_leads_to_the_first_choice_of_a_group():
    form = Booking({})
    assert error_target(form["way"]) == "id_way_0"
    assert error_target(form["name"]) == "id_name"
    assert 'id="id_way_0"' in options(form["way"])[0]["control"]


def test_radios_and_checkboxes_are_told_apart():
    form = Booking()
    assert 'type="radio"' in options(form["way"])[0]["control"]
    assert "utrecht-checkbox" in options(form["who"])[0]["control"]


def test_what_is_not_required_says_so():
    assert "niet verplicht" in field_html(Booking()["file"])
    assert "niet verplicht" not in field_html(Booking()["name"])


def test_a_form_with_a_file_can_send_it(rf):
    template = engines["django"].get_template("cotton/form.html")
    html = template.render(
        {"form": Booking(), "submit": "Opslaan", "method": "post", "attrs": ""}, rf.get("/")
    )
    assert 'enctype="multipart/form-data"' in html
    assert 'name="csrfmiddlewaretoken"' in html


class Choosing(forms.Form):
    kind = forms.ChoiceField(
        choices=[("", "Alles"), ("<a>", "Eén & twee"), ("Groep", [("1", "Een"), (2, "Twee")])],
        help_text="Kies er een.",
    )


@pytest.mark.parametrize("chosen", [None, "", "<a>", "2", "niets"])
def test_a_drop_down_is_what_django_makes_of_it(chosen):
    field = Choosing(None if chosen is None else {"kind": chosen})["kind"]
    css = "utrecht-select utrecht-select--html-select"
    css += " utrecht-select--invalid" if field.errors else ""
    assertHTMLEqual(control(field), field.as_widget(attrs={"class": css}))


def test_options_outside_a_form():
    lines = option_lines([("", "Alles", False), ("a&b", "<i>", True)])
    assert lines == '<option value="">Alles</option><option value="a&amp;b" selected>&lt;i&gt;</option>'


def test_a_form_stands_on_the_page_once(noord, client_for):
    html = client_for().get("/wachtwoord-vergeten/").content.decode()
    opening = next(part for part in html.split("<form")[1:] if 'name="name"' in part).split(">", 1)[0]
    assert (html.count('name="name"'), " form=" in opening) == (1, False)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("75,50", "75.50"), ("75.50", "75.50"), ("1.250", "1250"), ("1.250,5", "1250.5"), ("€ 1.250.000", "1250000"),
        ("1250", "1250"), (" 12 ", "12"), ("0", "0"), (",5", "0.5"), ("", None),
    ],
)  # fmt: skip
def test_amounts_are_understood_as_people_type_them(typed: str, amount: str | None) -> None:
    assert AmountField(required=False).clean(typed) == (Decimal(amount) if amount else None)


@pytest.mark.parametrize(
    "typed", ["1e3", "NaN", "Infinity", "-1", "1,234,5", "tien", "12,345", "0x10", "\u0663", "1" * 30]
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        AmountField().clean(typed)


def test_an_amount_is_shown_with_a_comma() -> None:
    form = type("Form", (forms.Form,), {"price": AmountField()})(initial={"price": Decimal("1250.50")})
    assert 'value="1250,50"' in str(form["price"])
    assert form["price"].field.has_changed(Decimal("1250.50"), "1.250,50") is False
