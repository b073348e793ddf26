"""Stops a delivery that would end suspiciously much, until a person says that it is meant."""

from dataclasses import dataclass
from fractions import Fraction

from bekwaam.kernel.imports.diff import Diff

TENTH = Fraction(1, 10)
SMALL = 5


@dataclass(frozen=True, slots=True)
class Guard:
    """`allowed` is whether the import may be carried out; `reason` is a sentence for the person, or empty."""

    allowed: bool
    reason: str = ""
    needs_confirmation: bool = False


def may_end(
    diff: Diff,
    existing: int,
    *,
    noun: tuple[str, str] = ("rij", "rijen"),
    share: Fraction = TENTH,
    floor: int = SMALL,
    confirmed: bool = False,
) -> Guard:
    """`floor` endings are always allowed: a team of three may become two. Rows that cannot be read at all keep everyone in, and the guard says so."""
    ended = len(diff.ended)
    is_too_many = ended > floor and ended > share * existing
    if not is_too_many:
        return Guard(True, _doubt(diff, noun))
    sentence = f"Dit bestand beëindigt {ended} van de {existing} {noun[1]}. Dat is meer dan {_part(share)}."
    if confirmed:
        return Guard(True, f"{sentence} Dit is bevestigd.", needs_confirmation=True)
    ask = "Controleer of het bestand compleet is. Klopt het toch? Bevestig het dan."
    return Guard(False, f"{sentence} {ask}", needs_confirmation=True)


def _doubt(diff: Diff, noun: tuple[str, str]) -> str:
    if not diff.spared:
        return ""
    rows = "1 rij is" if diff.doubtful == 1 else f"{diff.doubtful} rijen zijn"
    return (
        f"{rows} niet te herkennen. Daarom beëindigt deze import niemand en niets; zonder die fout zouden "
        f"{diff.spared} {noun[0] if diff.spared == 1 else noun[1]} eindigen. Verbeter eerst het bestand."
    )


def _part(share: Fraction) -> str:
    return "een tiende" if share == TENTH else f"{float(share * 100):g}%".replace(".", ",")
