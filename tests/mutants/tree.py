"""A copy of the tree to mutate, in memory where there is room, and where a C function ends."""
import contextlib
import filecmp
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MEMORY = "/dev/shm"
NOT_OURS = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "CFLAGS", "CPPFLAGS", "LDFLAGS", "WERROR", "LEG_BIN", "LEG_BENCH")
TIMED_OUT = 124  # as of timeout(1)
running, stopped = set(), threading.Event()


def sh(*words, input=None, limit=None, **more):
    """Runs a program, in a session of its own that is killed when the program takes longer than the limit."""
    if stopped.is_set():
        sys.exit(1)
    ways = {"stdin": subprocess.DEVNULL if input is None else subprocess.PIPE, "stdout": subprocess.PIPE,
            "stderr": subprocess.STDOUT, "text": True, "start_new_session": True}
    with subprocess.Popen(words, **ways | more) as program:
        running.add(program.pid)
        try:
            if stopped.is_set():
                limit = 0
            said, status = program.communicate(input, limit)[0], program.returncode
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            said, status = "", TIMED_OUT
        finally:
            running.discard(program.pid)
    return subprocess.CompletedProcess(words, status, said)


def stop(*_):
    """Of a signal: all that runs is killed, and nothing else begins."""
    stopped.set()
    for pid in list(running):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
    sys.exit(1)


def tracked(*patterns):
    return [name for name in sh("git", "ls-files", "-co", "--exclude-standard", *patterns, cwd=ROOT).stdout.split("\n")
            if name and os.path.isfile(os.path.join(ROOT, name))]


def rows(name):
    """The rows of one of our tables, each a list of fields."""
    with open(os.path.join(HERE, name)) as table:
        return [line.rstrip("\n").split("\t") for line in table if line.strip() and not line.startswith("#")]


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def read(*path):
    with open(os.path.join(*path)) as file:
        return file.read()


class Tree:
    """The copy; MUTANTS_TREE names a folder that keeps one, built, from run to run."""

    def __init__(self, kept=None):
        self.kept = kept is not None
        self.top = kept or tempfile.mkdtemp(prefix="leg-mutants.", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
        names = tracked()
        for old in sh("find", "cmd", "common", "tests", "-name", "*.[ch]", cwd=self.top).stdout.split():
            if old not in names and os.path.exists(os.path.join(self.top, old)):
                os.remove(os.path.join(self.top, old))
        for name in names:
            ours, copy = os.path.join(ROOT, name), os.path.join(self.top, name)
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            if not os.path.exists(copy) or not filecmp.cmp(ours, copy, shallow=False):
                shutil.copy(ours, copy)

    def remove(self):
        if not self.kept:
            subprocess.run(["chmod", "-R", "u+rwX", self.top], check=False)
            shutil.rmtree(self.top, ignore_errors=True)

    def make(self, *targets, seconds=None):
        env = {k: v for k, v in os.environ.items() if k not in NOT_OURS}
        compiler = ["CC=ccache gcc"] if shutil.which("ccache") and "-n" not in targets else []
        words = ["make", "-s", "-j2", "REPRODUCE=", "WERROR=", *compiler, *targets]
        return sh(*words, limit=seconds, cwd=self.top, env=env)


def functions(source):
    """(name, first, after) for each function: the offsets of its first line and behind its last. That a
    body begins with { and ends with } in the first column is the tree's layout, which a lint holds."""
    found = []
    for body in re.finditer(r"^\{.*?^\}\n", source, re.M | re.S):
        head = re.search(r"(?:^(?![#/} \t]).*\n)(?:^[ \t].*\n|^\w+\(.*\n)*\Z", source[:body.start()], re.M)
        if head:
            words = re.sub(r"__attribute__\(\(.*?\)\)\)?", "", head.group())
            found.append((re.search(r"(\w+)\(", words).group(1), head.start(), body.end()))
    return found
