from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.imports import Refusal, TreeNode, check_tree

COLUMN = "bovenliggend onderdeel"


def _nodes(*pairs: tuple[str, str | None]) -> list[TreeNode]:
    return [TreeNode(code, parent, line) for line, (code, parent) in enumerate(pairs, start=2)]


def test_a_tree_is_ordered_parents_first() -> None:
    check = check_tree(_nodes(("team", "dep"), ("dep", "city"), ("city", None)))
    assert (check.order, check.refusals) == (("city", "dep", "team"), ())


def test_a_cycle_is_named_once_and_what_hangs_below_it_is_not() -> None:
    check = check_tree(_nodes(("city", None), ("a", "c"), ("b", "a"), ("c", "b"), ("d", "c"), ("e", "e")))
    assert check.order == ("city",)
    assert check.refusals == (
        Refusal(
            3,
            COLUMN,
            "c",
            "Deze onderdelen hangen in een kring onder elkaar: a → c → b → a. Verbeter bij een van hen het bovenliggende onderdeel.",
        ),
        Refusal(7, COLUMN, "e", "“e” hangt onder zichzelf. Vul het onderdeel in dat erboven staat."),
    )


def test_an_unknown_parent() -> None:
    check = check_tree(_nodes(("city", None), ("a", "gone"), ("b", "a")))
    assert check.refusals == (
        Refusal(
            3,
            COLUMN,
            "gone",
            "“a” hangt onder “gone”, maar dat onderdeel bestaat niet. Voeg het toe aan het bestand of verbeter de code.",
        ),
    )
    partial = check_tree(_nodes(("a", "gone"), ("b", "a")), known={"gone"})
    assert (partial.order, partial.refusals) == (("a", "b"), ())


def test_one_root() -> None:
    check = check_tree(_nodes(("a", None), ("b", None), ("c", "a")))
    assert check.refusals == (
        Refusal(
            3,
            COLUMN,
            "",
            "Er mag één onderdeel bovenaan staan, maar 2 hebben niets boven zich: “a” (rij 2), “b” (rij 3). "
            "Vul bij de andere in waar ze onder hangen.",
        ),
    )
    assert check_tree(_nodes(("a", None), ("b", None)), single_root=False).refusals == ()
    assert [refusal.sentence for refusal in check_tree(_nodes(("a", "a"))).refusals] == [
        "“a” hangt onder zichzelf. Vul het onderdeel in dat erboven staat.",
        "Geen enkel onderdeel staat bovenaan. Laat dit vak leeg bij de hele organisatie.",
    ]


def test_a_chain_of_many_thousands_is_no_matter() -> None:
    pairs = [("0", None), *((str(number), str(number - 1)) for number in range(1, 50_000))]
    assert len(check_tree(_nodes(*pairs)).order) == 50_000


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([None, *"abcdefghz"])))
def test_every_node_is_in_order_or_below_a_fault(parents: dict[str, str | None]) -> None:
    check = check_tree(_nodes(*parents.items()), single_root=False)
    for place, code in enumerate(check.order):
        assert parents[code] is None or parents[code] in check.order[:place]
    assert (len(check.order) == len(parents)) == (check.refusals == ())
