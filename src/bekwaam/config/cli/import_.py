"""`bekwaam import KIND FILE`: the same delivery as on the screen, from the command line."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bekwaam.domains.deliveries.models import ImportMapping, ImportRun

OK, FAILED, USAGE = 0, 1, 2
WIDTH = 24


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help="organisation, people, or another kind that is known")
    parser.add_argument("file", type=Path)
    parser.add_argument("--academy", required=True, metavar="SLUG")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.add_argument("--confirm", action="store_true", help="also when more than a tenth would end")
    parser.add_argument("--mapping", metavar="NAME", help="a saved mapping; the default one when left out")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from bekwaam.domains.deliveries.importers import registered
    from bekwaam.domains.tenancy.queries import academy_by_slug
    from bekwaam.kernel.scope import academy_scope

    kinds = [importer.kind for importer in registered()]
    if arguments.kind not in kinds:
        return _usage(f"There is no kind {arguments.kind}. Choose from: {', '.join(kinds)}.")
    academy = academy_by_slug(arguments.academy)
    if academy is None:
        return _usage(f"There is no academy {arguments.academy}.")
    if not arguments.file.is_file():
        return _usage(f"There is no file {arguments.file}.")
    with academy_scope(academy.pk):
        mapping = _mapping(arguments)
        if arguments.mapping and mapping is None:
            return _usage(f"There is no mapping {arguments.mapping} for {arguments.kind}.")
        outcome = _deliver(arguments, mapping)
        _tell(outcome, as_json=arguments.json)
        return _exit_code(outcome, is_dry=arguments.dry_run)


def _mapping(arguments: argparse.Namespace) -> "ImportMapping | None":
    from bekwaam.domains.deliveries.queries import mapping_named

    return mapping_named(arguments.kind, arguments.mapping) if arguments.mapping else None


def _deliver(arguments: argparse.Namespace, mapping: "ImportMapping | None") -> "ImportRun":
    from bekwaam.domains.deliveries.actions import carry_out, preview, receive
    from bekwaam.domains.deliveries.enums import RunSource, RunState
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import system_actor
    from bekwaam.kernel.scope import current_academy_id

    actor, at = system_actor(current_academy_id(), label="Opdrachtregel", channel="import"), clock.now()
    _progress(0, "Inlezen")
    run = receive(
        arguments.file.read_bytes(),
        kind=arguments.kind,
        file_name=arguments.file.name,
        source=RunSource.COMMAND_LINE,
        actor=actor,
        at=at,
    )
    _progress(1, "Vergelijken")
    chosen = {"mapping": mapping.mapping, "mapping_name": mapping.name} if mapping else {}
    run = preview(run.pk, actor=actor, at=at, **chosen)
    may_go = run.state == RunState.PREVIEWED or (run.state == RunState.WAITING and arguments.confirm)
    if may_go and not arguments.dry_run:
        _progress(2, "Verwerken")
        run = carry_out(run.pk, actor=actor, at=at, confirmed=arguments.confirm)
    _progress(3, "Klaar")
    return run


def _exit_code(run: "ImportRun", *, is_dry: bool) -> int:
    wanted = "previewed" if is_dry else "done"
    return OK if run.state == wanted and not run.counts.get("refused") else FAILED


def _tell(run: "ImportRun", *, as_json: bool) -> None:
    if as_json:
        answer = {"run": str(run.pk), "state": run.state, "sentence": run.sentence, "counts": run.counts}
        print(json.dumps({**answer, "report": run.report}, ensure_ascii=False))
        return
    report = run.report or {}
    for line in report.get("summary", []) or [run.sentence]:
        print(line)
    for refusal in report.get("refusals", []):
        column = f", kolom {refusal['column']}" if refusal["column"] else ""
        value = f" (“{refusal['value']}”)" if refusal["value"] else ""
        print(f"Rij {refusal['line']}{column}: {refusal['sentence']}{value}")
    print(f"Uitkomst: {run.get_state_display().lower()}.")


def _progress(done: int, words: str) -> None:
    """A bar on a terminal; nothing where a machine reads."""
    if not sys.stderr.isatty():
        return
    filled = WIDTH * done // 3
    end = "\n" if done == 3 else ""
    print(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {words:<12}", end=end, file=sys.stderr, flush=True)


def _usage(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return USAGE
