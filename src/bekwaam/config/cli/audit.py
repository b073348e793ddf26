"""`bekwaam audit verify`: recompute the chain of one academy, or of all, and name the first broken row.
`bekwaam audit prune`: remove facts that are older than the promise, as role bekwaam_owner."""

import argparse
import json
from uuid import UUID

DIGEST_SIGNS = 64
FAULTS = {
    "seal_missing": "the seal with this number is gone",
    "fact_missing": "the fact under this seal is gone",
    "fact_changed": "the fact was changed after it was sealed",
    "chain_broken": "the seal does not follow from the one before it",
    "made_anew": "the chain had another hash here before",
    "tail_missing": "the rows from here on are gone",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    verify = actions.add_parser("verify", help="recompute the chain")
    verify.add_argument("--academy", help="slug; all academies when left out")
    verify.add_argument(
        "--head",
        type=_head,
        metavar="NUMBER:HASH",
        help="a head that was kept elsewhere, such as in the log of the worker; with --academy",
    )
    verify.add_argument("--json", action="store_true")
    prune = actions.add_parser("prune", help="remove facts that are older than the academy promises to keep")
    prune.add_argument("--academy", help="slug; all academies when left out")
    prune.add_argument("--dry-run", action="store_true", help="say what would go and remove nothing")
    prune.add_argument("--json", action="store_true")


def _head(words: str) -> tuple[int, str]:
    number, _, digest = words.partition(":")
    if not (number.isdecimal() and len(digest) == DIGEST_SIGNS):
        raise argparse.ArgumentTypeError("a number, a colon and a hash of 64 signs")
    return int(number), digest


def run(arguments: argparse.Namespace) -> int:
    from bekwaam.domains.tenancy.queries import active_academies

    academies = [academy for academy in active_academies() if arguments.academy in (None, academy.slug)]
    if not academies:
        print(f"There is no academy {arguments.academy}.")
        return 1
    return (
        _verify_all(arguments, academies)
        if arguments.action == "verify"
        else _prune_all(arguments, academies)
    )


def _verify_all(arguments: argparse.Namespace, academies: list) -> int:
    if arguments.head and not arguments.academy:
        print("Say with --academy whose head this is.")
        return 2
    noted = dict([arguments.head]) if arguments.head else {}
    verdicts = [_verify(academy.pk, academy.slug, noted) for academy in academies]
    print(json.dumps({"academies": verdicts}) if arguments.json else "\n".join(map(_sentence, verdicts)))
    return 0 if all(verdict["whole"] for verdict in verdicts) else 1


def _verify(academy_id: UUID, slug: str, noted: dict[int, str]) -> dict[str, object]:
    from bekwaam.domains.audit.verification import verify_chain
    from bekwaam.kernel.scope import academy_scope

    with academy_scope(academy_id):
        verdict = verify_chain(noted)
    return {
        "academy": slug,
        "whole": verdict.is_whole,
        "rows": verdict.rows,
        "head": verdict.head,
        "broken_at": verdict.broken_at,
        "fault": verdict.fault,
        "unsealed": verdict.unsealed,
        "removed": verdict.removed,
    }


def _sentence(verdict: dict[str, object]) -> str:
    if verdict["whole"]:
        return f"{verdict['academy']}: whole, {verdict['rows']} rows, {verdict['unsealed']} not sealed yet, head {verdict['head']}"
    return f"{verdict['academy']}: broken at row {verdict['broken_at']}: {FAULTS[str(verdict['fault'])]}"


def _prune_all(arguments: argparse.Namespace, academies: list) -> int:
    outcomes = [_prune(academy.pk, academy.slug, arguments.dry_run) for academy in academies]
    lines = [_outcome(outcome, arguments.dry_run) for outcome in outcomes]
    print(json.dumps({"academies": outcomes}) if arguments.json else "\n".join(lines))
    return 1 if any("refused" in outcome for outcome in outcomes) else 0


def _prune(academy_id: UUID, slug: str, is_dry: bool) -> dict[str, object]:
    from bekwaam.domains.audit.actions import prunable, prune
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import system_actor
    from bekwaam.kernel.decisions import Refused
    from bekwaam.kernel.scope import academy_scope

    with academy_scope(academy_id):
        try:
            gone = (
                prunable(at=clock.now()) if is_dry else prune(actor=system_actor(academy_id), at=clock.now())
            )
        except Refused as refusal:
            return {"academy": slug, "refused": refusal.reason, **refusal.facts}
    return {
        "academy": slug,
        "facts": gone.facts,
        "number": gone.number,
        "kept_since": gone.kept_since.date().isoformat(),
    }


def _outcome(outcome: dict[str, object], is_dry: bool) -> str:
    if "refused" in outcome:
        return f"{outcome['academy']}: nothing removed, the chain is broken at row {outcome['row']}"
    verb = "would remove" if is_dry else "removed"
    return f"{outcome['academy']}: {verb} {outcome['facts']} facts from before {outcome['kept_since']}"
