"""`bekwaam eisen`: what the platform must do, and what is proved of it."""

import argparse
import json
from collections.abc import Mapping, Sequence

from bekwaam.config.places import CONFORMITY_REPORT, PROJECT
from bekwaam.reporting.conformity.evidence import Evidence, Status, gather


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--status", choices=[status.value for status in Status], help="only rows of this status"
    )


def run(arguments: argparse.Namespace) -> int:
    evidence = gather(CONFORMITY_REPORT, PROJECT / "tests")
    rows = [
        {"id": proof.row.id, "status": proof.status.value, "tests": list(proof.tests)}
        for proof in evidence.proofs
        if arguments.status in (None, proof.status.value)
    ]
    if arguments.json:
        print(json.dumps({"eisen": rows, "groen_op": evidence.green_at and evidence.green_at.isoformat()}))
    else:
        _print(evidence, rows)
    return 0


def _print(evidence: Evidence, rows: Sequence[Mapping[str, object]]) -> None:
    texts = {proof.row.id: f"{proof.row.text} {proof.row.still_to_come}" for proof in evidence.proofs}
    for row in rows:
        print(f"{row['id']:<7} {row['status']:<13} {texts[str(row['id'])].rstrip()}")
    counts = ", ".join(f"{evidence.count(status)} {status.value}" for status in Status)
    print(f"\n{counts}. Laatste groene run: {evidence.green_at or 'nog niet op deze machine'}")
