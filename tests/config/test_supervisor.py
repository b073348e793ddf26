"""Keeping processes going, and leaving none behind."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from uuid import uuid4

import pytest

from bekwaam.config.embedded.processes import is_alive, until
from tests.config.embedded.staging import ROOT, marked

WAITING = "import signal; signal.pause()"
DEAF = (
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); signal.pause()"
)
WITH_OFFSPRING = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {DEAF!r}])"


class Stage:
    """One supervisor as a process of its own, with the children that its program names."""

    def __init__(self, folder: Path) -> None:
        self.mark = uuid4().hex
        self.folder = folder
        self.process: subprocess.Popen[str] | None = None

    def play(self, program: str) -> subprocess.Popen[str]:
        preamble = (
            "import os, sys\nfrom pathlib import Path\n"
            "from bekwaam.config.supervisor import Child, Persistence, run\n"
            "def python(words, *more, **options): return Child(options.pop('name', 'child'), [sys.executable, '-c', words, *more], **options)\n"
            "def ready(): print('ready', flush=True)\n"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", preamble + textwrap.dedent(program)],
            cwd=self.folder,
            env={**os.environ, "BEKWAAM_SCENE": self.mark, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        return self.process

    def hear(self, *wanted: str) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        assert sorted(self.process.stdout.readline().strip() for _ in wanted) == sorted(wanted)

    def end(self) -> tuple[int, list[str]]:
        assert self.process is not None
        _, complaint = self.process.communicate(timeout=60)
        return self.process.returncode, complaint.splitlines()

    def left(self) -> list[int]:
        return [pid for pid in marked(self.mark) if is_alive(pid)]


@pytest.fixture
def stage(tmp_path: Path):
    made = Stage(tmp_path)
    yield made
    for pid in made.left():
        os.kill(pid, signal.SIGKILL)
    if made.process:
        made.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_request_to_stop_ends_all_in_good_order(stage: Stage, number: signal.Signals) -> None:
    supervisor = stage.play(f"sys.exit(run([python({WAITING!r}), python({WAITING!r})], ready))")
    stage.hear("ready")
    supervisor.send_signal(number)
    assert stage.end() == (0, [])
    assert stage.left() == []


def test_a_child_has_time_to_finish(stage: Stage) -> None:
    careful = "import signal, sys\nprint('up', flush=True)\nsignal.sigwait({signal.SIGTERM})\nopen('finished', 'w').close()"
    blocked = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})\n" + careful
    supervisor = stage.play(f"sys.exit(run([python({blocked!r})], ready))")
    stage.hear("up", "ready")
    supervisor.terminate()
    assert stage.end() == (0, [])
    assert (stage.folder / "finished").exists()


@pytest.mark.parametrize("program", [DEAF, WITH_OFFSPRING])
def test_a_deaf_child_and_its_offspring_are_ended_by_force(stage: Stage, program: str) -> None:
    supervisor = stage.play(f"sys.exit(run([python({program!r}, grace=0.2)], ready))")
    stage.hear("deaf", "ready")
    supervisor.terminate()
    assert stage.end() == (0, [])
    assert stage.left() == []


def test_a_second_request_does_not_wait_for_the_deaf(stage: Stage) -> None:
    stubborn = (
        "import os, signal\nsignal.signal(signal.SIGTERM, lambda *_: os.write(1, b'asked\\n'))\n"
        "print('up', flush=True)\nwhile True: signal.pause()"
    )
    supervisor = stage.play(f"sys.exit(run([python({stubborn!r}, grace=1000)], ready))")
    stage.hear("up", "ready")
    supervisor.terminate()
    stage.hear("asked")
    supervisor.terminate()
    assert stage.end() == (0, [])
    assert stage.left() == []


@pytest.mark.parametrize("program", [WAITING, DEAF, WITH_OFFSPRING])
def test_nothing_outlives_a_killed_supervisor(stage: Stage, program: str) -> None:
    supervisor = stage.play(
        f"from bekwaam.config.processes import guard\nguard.PATIENCE = 0.2\nsys.exit(run([python({program!r})], ready))"
    )
    stage.hear("ready", *(["deaf"] if program != WAITING else []))
    supervisor.kill()
    assert until(lambda: stage.left() == [], seconds=20)


def test_a_child_goes_with_the_supervisor_even_when_the_guardian_is_killed_first(stage: Stage) -> None:
    supervisor = stage.play(
        f"""
        from bekwaam.config.processes.guard import Guard
        Guard.look = lambda self: None
        sys.exit(run([python({WAITING!r})], ready))
        """
    )
    stage.hear("ready")
    os.kill(_guardian(stage), signal.SIGKILL)
    supervisor.kill()
    assert until(lambda: stage.left() == [], seconds=20)


def test_a_killed_guardian_is_replaced_by_one_that_knows_all(stage: Stage) -> None:
    supervisor = stage.play(
        f"from bekwaam.config.processes import guard\nguard.PATIENCE = 0.2\nsys.exit(run([python({DEAF!r})], ready))"
    )
    stage.hear("ready", "deaf")
    first = _guardian(stage)
    os.kill(first, signal.SIGKILL)
    assert until(lambda: _guardian(stage) not in {0, first}, seconds=10)
    supervisor.kill()
    assert until(lambda: stage.left() == [], seconds=20)


def _guardian(stage: Stage) -> int:
    words = {pid: Path(f"/proc/{pid}/cmdline").read_text() for pid in stage.left()}
    return next((pid for pid, line in words.items() if "guardian.py" in line), 0)


def test_a_crashed_child_is_started_again_with_what_it_left_running_ended(stage: Stage) -> None:
    crashing = f"""
import os, subprocess, sys
subprocess.Popen([sys.executable, '-c', {DEAF!r}]).pid
print('life', flush=True)
if not os.path.exists('second'):
    open('second', 'w').close()
    sys.stdin.close(); os._exit(3)
import signal; signal.pause()
"""
    supervisor = stage.play(f"sys.exit(run([python({crashing!r}, name='writer')], ready))")
    heard: list[str] = []
    assert supervisor.stdout is not None
    while heard.count("life") < 2 or "ready" not in heard:
        heard.append(supervisor.stdout.readline().strip())
    supervisor.terminate()
    assert stage.end() == (0, ["writer ended (exit code 3) and is started again in 0.25 s."])
    assert stage.left() == []


def test_a_child_that_keeps_crashing_ends_the_whole_with_a_sentence(stage: Stage) -> None:
    stage.play(
        f"""
        children = [python({WAITING!r}), python('raise SystemExit(4)', name='The web server')]
        sys.exit(run(children, ready, persistence=Persistence(first_pause=0.01, attempts=3)))
        """
    )
    code, said = stage.end()
    assert (code, said) == (
        1,
        [
            "The web server ended (exit code 4) and is started again in 0.01 s.",
            "The web server ended (exit code 4) and is started again in 0.02 s.",
            "The web server ended 3 times right after its start (exit code 4): Bekwaam stops. What it wrote above says why.",
        ],
    )
    assert stage.left() == []


def test_a_child_that_lived_long_enough_is_never_given_up(stage: Stage) -> None:
    stage.play(
        """
        once = "import sys; from pathlib import Path; f = Path('lives'); f.open('a').write('x'); sys.exit(9 if len(f.read_text()) < 7 else __import__('signal').pause())"
        sys.exit(run([python(once)], ready, persistence=Persistence(first_pause=0.01, settled=0, attempts=2)))
        """
    )
    assert until(
        lambda: (stage.folder / "lives").exists() and (stage.folder / "lives").read_text() == "x" * 7,
        seconds=20,
    )


def test_the_next_child_waits_until_the_one_before_it_answers(stage: Stage) -> None:
    supervisor = stage.play(
        """
        first = "open('up', 'w').close(); import signal; signal.pause()"
        second = "import os; print('up' if os.path.exists('up') else 'too early', flush=True); import signal; signal.pause()"
        children = [python(first, answers=Path('up').exists), python(second, answers=lambda: True)]
        sys.exit(run(children, ready))
        """
    )
    stage.hear("up", "ready")
    supervisor.terminate()
    assert stage.end() == (0, [])
