"""Drawn mutants: one token of a rule or a table changed, or one statement dropped.

A library with the mutant stands in front of ours, so that no test is linked again; the mutants of a
file's functions are compiled in one library, which is told by a number which of them it is. Of the unit
tests those run that reach the line, first those that killed soonest. What the compiler makes the same
code of is no mutant. Of common/body test_rules_version is asked first: it has a digest of each table
under the version of the rules, so that no rule changes unseen; whether the change is right, a review
says. What it sees is counted apart."""
import collections
import concurrent.futures
import fnmatch
import glob
import json
import os
import queue
import random
import re
import resource
import struct
import subprocess
import threading
import time

from tree import ROOT, TIMED_OUT, Tree, functions, read, rows, sh, tracked, write

RULES = re.compile(r"^(common/rule/.*|common/body/.*|common/doc/limits_json"
                   r"|cmd/leg-plan/(apply_limits|clamp_plan|compose|plan_steps|allocate_time|report_omitted|wipe_off"
                   r"|today_limits|alternatives)"
                   r"|cmd/leg-screen/(lock_lifting|saved_answers)"
                   r"|cmd/leg-timer/(timer_state|limit_budget|step_marks)"
                   r"|cmd/leg-remind/(due|due_log|due_slot|due_ahead|reminder_times))\.c$")
TRAP = "-fsanitize=bounds-strict -fsanitize-undefined-trap-on-error"  # reading past an array is noticed
FOR_EVER = 10 ** 6  # seconds, or mutants
LIMIT = 120  # seconds for a test that waits
PATIENCE = 3  # seconds of a processor: a test that takes more is asked last, and not which lines it reaches
CHOSEN = 0x6d757461  # stands in the library for the number of the chosen mutant
DIGEST = "test_rules_version"
# token -> what takes its place
TOKENS = [(re.compile(pattern), by) for pattern, by in [
    (r"<=", "<"), (r">=", ">"), (r"==", "!="), (r"!=", "=="), (r"(?<![-<>])>(?![=>])", ">="),
    (r"(?<!<)<(?![=<])", "<="), (r"&&", "||"), (r"\|\|", "&&"), (r" \+ ", " - "), (r" - ", " + "),
    (r" \+= ", " -= "), (r" -= ", " += "), (r" & ", " | "), (r" \| ", " & "), (r"~(?=\w)", ""),
    (r"!(?=[a-z(])", ""), (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
    (r"(?<![\w.\[])(\d+)(?![\w.]|\]? = )", "+1"), (r"\bcontinue;", ";"), (r"\bbreak;", ";")]]
# what is only given back is seen by check-asan, and by no result
STATEMENT = re.compile(r"^(\s+)(?!return\b|case\b|default\b|break;|continue;|goto\b|\w*(?:release|free)\()"
                       r"[\w(*][^{}=]*(?:\(.*\)|\+\+|--|\s[-+|&]?=\s.*);\s*$")
# an array's room, a header, what the compiler checks by itself
LEFT_OUT = re.compile(r"^\s*#|\bstatic_assert\b|^\s*(?:static )?(?:const )?(?:char|int|struct \w+) \w+\[\d+\];")
# the greater or the less of two, which is the same where they are equal
MOST = re.compile(r"^\s*if \((?:.*&& )?(\S+) [<>] (\S+)\)\n\s*(?:\1 = \2|\2 = \1);$|.*?(\S+) [<>] (\S+) \? (?:\3 : \4|\4 : \3);$", re.M)
Mutant = collections.namedtuple("Mutant", "path line function before after")


def key_of(mutant):
    """What survivors.tsv knows it by."""
    before, after = (re.sub(r"\s+", " ", line.strip()) for line in (mutant.before, mutant.after))
    return mutant.path, mutant.function, after if after != ";" else "without " + before


def is_of(kind, key):
    """A row of survivors.tsv whose file has a * stands for a kind."""
    return all(map(fnmatch.fnmatchcase, key, kind))


def mutated(mutant):
    lines = read(ROOT, mutant.path).splitlines(True)
    lines[mutant.line - 1] = mutant.after
    return "".join(lines)


def enumerators():
    """Each enumerator of common/body and the one beside it; the last of a list is its size."""
    beside = {}
    for path in tracked("common/body/*.h"):
        text = re.sub(r"/\*.*?\*/", "", read(ROOT, path), flags=re.S)
        for found in re.finditer(r"\benum(?: \w+)? \{(.*?)\}", text, re.S):
            names = re.findall(r"^\s*(\w+)|(?<=,)\s*(\w+)", found.group(1))
            names = [a or b for a, b in names]
            for at, name in enumerate(names):
                last = at >= len(names) - 2
                beside[name] = names[at - 1] if last and at else names[min(at + 1, len(names) - 1)]
    return beside


def cells(source, beside):
    """The same for the words of one file's table: enumerators, and macros that stand for one."""
    found = dict(beside)
    for name, bit, word in re.findall(r"^#define (\w+)\s+(?:(\w+_BIT)\()?([A-Z]\w+)\)?$", source, re.M):
        if word in beside:
            found[name] = "%s(%s)" % (bit, beside[word]) if bit else beside[word]
    return found


def bare(source):
    """The code alone, every character in its place: comments blank, strings without letters."""
    def blank(found):
        text = found.group()
        return '"' + "_" * (len(text) - 2) + '"' if text[0] == '"' else re.sub(r"[^\n]", " ", text)
    return re.sub(r"/\*.*?\*/|//[^\n]*|'(?:\\.|[^'\\])'|\"(?:\\.|[^\"\\])*\"", blank, source, flags=re.S)


def mutants_of(path, wanted, beside):
    """Each mutant of the file, or of the wanted lines of it."""
    source = read(ROOT, path)
    spans = functions(source)
    words = cells(source, beside) if path.startswith("common/body/") else {}
    at = 0
    codes = bare(source).splitlines(True)
    for number, (line, code) in enumerate(zip(source.splitlines(True), codes), 1):
        inside = next((name for name, first, after in spans if first <= at < after), "-")
        at += len(line)
        if (wanted is not None and number not in wanted) or LEFT_OUT.search(code):
            continue
        for pattern, by in TOKENS:
            for found in pattern.finditer(code):
                if by in (">=", "<=") and MOST.match(code + codes[min(number, len(codes) - 1)]):
                    continue
                new = str(int(found.group()) + 1) if by == "+1" else by
                yield Mutant(path, number, inside, line, line[:found.start()] + new + line[found.end():])
        if inside != "-" and STATEMENT.match(code):
            yield Mutant(path, number, inside, line, re.sub(r"\S.*", ";", line))
        if inside == "-":
            for found in re.finditer(r"(?<!\[)\b[A-Z]\w*\b(?!\])", code):
                if found.group() in words:
                    yield Mutant(path, number, inside, line,
                                 line[:found.start()] + words[found.group()] + line[found.end():])


def changed_lines(base):
    lines = collections.defaultdict(set)
    path = None
    for line in sh("git", "diff", "-U0", base, "--", "*.c", cwd=ROOT).stdout.splitlines():
        if line.startswith("+++ b/"):
            path = line[6:]
        found = re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)
        if found:
            first, count = int(found.group(1)), int(found.group(2) or 1)
            lines[path].update(range(first, first + count))
    return lines


class Tests:
    """The unit tests: how long each takes, which lines it reaches, and how soon it kills."""

    def __init__(self, tree):
        self.tree = tree
        self.times, self.linked, self.slow = {}, {}, {}
        self.reached = collections.defaultdict(lambda: collections.defaultdict(set))  # path, line: tests
        self.runs, self.kills = collections.Counter(), collections.Counter()
        self.env = dict(os.environ, TAP_BAIL="1", LEG_TEST="1", LC_ALL="C.UTF-8", TZ="UTC", SHELL="/bin/sh", HOME=tree.top + "/home")
        for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            self.env.pop(name, None)
        os.makedirs(tree.top + "/home", exist_ok=True)

    def build(self, seconds):
        """Our objects as one library, a test linked to it and to the mutant that stands before it."""
        tree = self.tree
        made = tree.make("CFLAGS=-O1 -g0 " + TRAP, "HARDEN=-fPIC", "HARDEN_LINK=", "unit", seconds=seconds)
        if made.returncode == TIMED_OUT:
            return ""
        if made.returncode:
            return made.stdout
        objects = [name[:-2] for name in tracked("cmd/*/*.c", "common/*/*.c") if not name.endswith("/main.c")]
        self.gcc("-shared", "-Wl,-z,muldefs", "-o", "build/libleg.so", *["build/%s.o" % name for name in objects], "-ljansson")
        for name in ("cover", "dyn", "mutant0", "mutant1"):
            os.makedirs(tree.top + "/build/" + name, exist_ok=True)
        return None

    def prepare(self, paths, compiler, quick, end):
        """Runs each test that links one of the paths: how long it takes, and which of their lines it reaches."""
        tree = self.tree
        cover = tree.top + "/build/cover/"
        sh("find", cover, "-type", "f", "-delete")
        own = {path: self.defined("build/" + path[:-2] + ".o") for path in paths}
        for path in paths:
            compiler(path, read(ROOT, path), "-c", "--coverage", "-o", cover + os.path.basename(path)[:-2] + ".o")
        self.gcc("-shared", "--coverage", "-o", cover + "libmutant.so", *glob.glob(cover + "*.o"))
        self.linked = {path: [] for path in paths}
        for test in sorted(os.path.basename(name)[:-2] for name in tracked("tests/unit/test_*.c")):
            symbols = self.defined("build/unit/" + test)
            links = [path for path in paths if symbols & own[path] and (test != DIGEST or path.startswith("common/body/"))]
            if not links or time.time() > end:
                continue
            self.gcc("-o", "build/dyn/" + test, "build/tests/unit/%s.o" % test, "-Wl,--no-as-needed", "-Lbuild/cover",
                     "-lmutant", "-Lbuild", "-lleg", "-Wl,-rpath," + tree.top + "/build", "-ljansson")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            fails = self.fails(test, cover, min(int(quick), PATIENCE) + 1)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            self.times[test] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            lines = sh("sh", "-c", "gcov -j -t *.gcda 2>/dev/null; rm -f *.gcda", cwd=cover).stdout.splitlines()
            if self.times[test] > min(quick, PATIENCE):
                if quick > PATIENCE:
                    self.slow[test] = links
                continue
            if fails:  # one that counts allocations counts those of coverage too
                print("# %s fails without a mutant, and is left out" % test)
                continue
            for path in links:
                self.linked[path].append(test)
            for each in [each for line in lines for each in json.loads(line)["files"]]:
                for line in each["lines"]:
                    tests = self.reached[each["file"]][line["line_number"]]
                    if line["count"]:
                        tests.add(test)

    def gcc(self, *words):
        done = sh("gcc", *words, cwd=self.tree.top)
        if done.returncode:
            raise SystemExit(done.stdout)

    def defined(self, path):
        lines = sh("nm", "--defined-only", path, cwd=self.tree.top).stdout.splitlines()
        return {line.split()[2] for line in lines if len(line.split()) == 3 and line.split()[1] in "TDRBCVW"}

    def of(self, mutant):
        """The tests that reach it: of a line that the compiler does not count, any that link the file."""
        if mutant.function == "-":
            return self.linked[mutant.path]
        return self.reached[mutant.path].get(mutant.line, self.linked[mutant.path])

    def fails(self, test, folder, seconds, limit=LIMIT):
        """Runs it with the mutant in the folder, until it ends, fails a check or has used up its time."""
        return sh("prlimit", "--cpu=%d" % seconds, "build/dyn/" + test, limit=limit, cwd=self.tree.top, stdout=subprocess.DEVNULL,
                  env=dict(self.env, LD_LIBRARY_PATH=folder)).returncode != 0

    def killer(self, mutant, folder, end):
        """The test that kills the mutant in the folder; None, or "" where the time was too short to ask all."""
        def cost(test):
            return (test != DIGEST, self.times[test] * (self.runs[mutant.path, test] + 2) / (self.kills[mutant.path, test] + 0.5))
        for test in sorted(self.of(mutant), key=cost):
            self.runs[mutant.path, test] += 1
            if self.fails(test, folder, int(2 * self.times[test]) + 1):
                self.kills[mutant.path, test] += 1
                return test
        for test in [test for test, links in self.slow.items() if mutant.path in links]:
            failed = time.time() < end and self.fails(test, folder, LIMIT, min(end - time.time(), LIMIT))
            if time.time() > end:
                return ""
            if failed:
                return test
        return None


def together(path, mutants):
    """One source with all the mutants of the path's functions: of each function a copy for each, and the
    linker's indirection to choose between them by a number that is written into the library."""
    source = read(ROOT, path)
    made, at, line = ["static const volatile int chosen = %d;\n#line 1\n" % CHOSEN], 0, 1
    for name, first, after in functions(source):
        head = source[first:source.index("\n{", first) + 1]
        copies = {0: source[first:after]}
        line = source.count("\n", 0, first)
        for number, mutant in mutants.items():
            if line < mutant.line <= source.count("\n", 0, after):
                lines = source[first:after].splitlines(True)
                lines[mutant.line - 1 - line] = mutant.after
                copies[number] = "".join(lines)
        if len(copies) == 1:
            continue
        made += [source[at:first], head.rstrip(), ";\n"]
        for number, text in copies.items():
            named = re.sub(r"\b%s\(" % name, "%s__%d(" % (name, number), text, 1)
            made.append("# %d \"mutant %d\"\n%s%s" % (line + 1, number, "" if named.startswith("static") else "static ", named))
        cases = "".join("case %d: return %s__%d;" % (number, name, number) for number in copies if number)
        made.append("static void *%s__of(void) { switch (chosen) { %s } return %s__0; }\n" % (name, cases, name))
        made.append("%s __attribute__((ifunc(\"%s__of\")));\n" % (head.rstrip(), name))
        at = after
    return "".join(made) + source[at:]


class Run:
    def __init__(self, options):
        self.options = options
        self.end = time.time() + options.seconds
        self.tree = Tree(os.environ.get("MUTANTS_TREE"))
        self.tests = Tests(self.tree)
        self.folders = queue.Queue()
        self.commands, self.libraries = {}, {}
        self.lock = threading.Lock()
        self.found = collections.defaultdict(list)  # what became of the mutants of a key

    def compile(self, path, text, *words):
        """What the compiler says, by the command of make, of this text of the file: nothing if it is well."""
        if path not in self.commands:
            said = self.tree.make("-n", "V=1", "CC=gcc", "CFLAGS=-O0 -g0 " + TRAP, "HARDEN=-fPIC", "-W", path,
                                  "build/" + path[:-2] + ".o").stdout
            line = next(line for line in said.splitlines() if " -MMD -MP -c -o " in line)
            self.commands[path] = line.split(" -MMD ")[0] + ' -w -iquote %s "$@" -x c -' % os.path.dirname(path)
        done = sh("sh", "-c", self.commands[path], "sh", *words, cwd=self.tree.top, input=text)
        return done.stdout if done.returncode else ""

    def library(self, path):
        """The library with the mutants of the path's functions; those that do not build are left out."""
        with self.lock:
            if path not in self.libraries:
                mutants = {at: each for at, each in enumerate(self.drawn, 1) if each.path == path and each.function != "-"}
                file = self.tree.top + "/build/together.so"
                while mutants and (said := self.compile(path, together(path, mutants), "-shared", "-o", file)):
                    bad = {int(number) for number in re.findall(r"^mutant (\d+):.* error: ", said, re.M)}
                    if not bad & set(mutants):
                        raise SystemExit(said)
                    mutants = {at: each for at, each in mutants.items() if at not in bad}
                self.libraries[path] = b"", {}
                if mutants:
                    with open(file, "rb") as made:
                        self.libraries[path] = made.read(), {each: at for at, each in mutants.items()}
            return self.libraries[path]

    def mutate(self, mutant, folder):
        """Puts the mutant into the folder; false if it does not build."""
        file = folder + "/libmutant.so"
        if mutant.function == "-":
            return not self.compile(mutant.path, mutated(mutant), "-shared", "-o", file)
        library, numbers = self.library(mutant.path)
        if mutant not in numbers:
            return False
        with open(file, "wb") as copy:
            copy.write(library.replace(struct.pack("i", CHOSEN), struct.pack("i", numbers[mutant]), 1))
        return True

    def same_code(self, mutant, folder):
        made = []
        for text in (mutated(mutant), read(ROOT, mutant.path)):
            self.compile(mutant.path, text, "-c", "-O2", "-fno-sanitize=all", "-o", folder + "/code.o")
            with open(folder + "/code.o", "rb") as file:
                made.append(file.read())
        return made[0] == made[1]

    def one(self, mutant):
        """What becomes of the mutant: killed, digest, same, alive, unbuilt or, when time is up, open or None."""
        if time.time() > self.end:
            return None
        folder = self.folders.get()
        try:
            if not self.mutate(mutant, folder):
                return "unbuilt"
            killer = self.tests.killer(mutant, folder, self.end)
            if killer:
                return "digest" if killer == DIGEST else "killed"
            if killer == "":
                return "open"
            return "same" if self.same_code(mutant, folder) else "alive"
        finally:
            self.folders.put(folder)

    def draw(self):
        beside = enumerators()
        base = changed_lines(self.options.base) if self.options.base else None
        paths = self.options.names or [path for path in tracked("*.c") if RULES.match(path)]
        drawn = [mutant for path in paths if base is None or path in base
                 for mutant in mutants_of(path, base[path] if base is not None else None, beside)]
        if self.options.seconds < FOR_EVER:  # another part of them for each commit
            random.Random(sh("git", "rev-parse", "HEAD", cwd=ROOT).stdout).shuffle(drawn)
        return drawn[:self.options.most]

    def run(self):
        self.drawn = self.draw()
        paths = sorted({mutant.path for mutant in self.drawn})
        if not paths:
            return 0, 0
        wrong = self.tests.build(self.options.seconds)
        if wrong is not None:
            print(wrong or "# no time was left after the build")
            return 0, wrong != ""
        self.tests.prepare(paths, self.compile, self.options.quick, self.end)
        for at in range(2):
            self.folders.put(self.tree.top + "/build/mutant%d" % at)
        with concurrent.futures.ThreadPoolExecutor(2) as workers:
            return self.judge(self.drawn, workers)

    def judge(self, drawn, workers):
        reasons = {tuple(row[:3]): row[3] for row in rows("survivors.tsv") if "*" not in row[0]}
        kinds = [row[:3] for row in rows("survivors.tsv") if "*" in row[0]]
        score = collections.defaultdict(collections.Counter)
        failed = ["%s: no unit test links it" % path for path, tests in self.tests.linked.items() if not tests and not self.tests.slow]
        lives = 0
        start = time.time()
        for mutant, became in zip(drawn, workers.map(self.one, drawn)):
            key = key_of(mutant)
            if became == "alive":
                became = "reason" if key in reasons or any(map(lambda kind: is_of(kind, key), kinds)) else "lives"
            if became == "lives":
                lives += 1
                print("not ok: lives %s:%d %s\n  - %s\n  + %s" % (mutant.path, mutant.line, mutant.function, mutant.before.strip(), key[2]), flush=True)
            if became == "open":
                print("# no time for the slow tests: %s:%d %s\n#   - %s\n#   + %s" % (mutant.path, mutant.line, mutant.function, mutant.before.strip(), key[2]), flush=True)
            self.found[key].append(became)
            score[mutant.path][became] += 1
        self.report(score, time.time() - start)
        failed += self.stale(reasons)
        for line in failed:
            print("not ok: " + line)
        return sum(each["killed"] + each["digest"] + each["reason"] for each in score.values()), lives + len(failed)

    def stale(self, reasons):
        """Reasons whose mutant is no more, or is killed."""
        there = {}
        beside = enumerators()
        for path in {key[0] for key in reasons}:
            there[path] = set()
            if os.path.exists(os.path.join(ROOT, path)):
                there[path] = set(map(key_of, mutants_of(path, None, beside)))
        return (["survivors.tsv: no such mutant: %s %s: %s" % key for key in reasons if key not in there[key[0]]] +
                ["survivors.tsv: it is killed: %s %s: %s" % key for key in reasons
                 if self.found[key] and not {"reason", "open", None} & set(self.found[key])])

    def report(self, score, seconds):
        tried = 0
        for of in (lambda path: path, os.path.dirname):
            sums = collections.defaultdict(collections.Counter)
            for path, each in score.items():
                sums[of(path)].update(each)
            for name, each in sorted(sums.items()):
                print("# %-34s %5d killed, %4d by the digest, %3d live with a reason, %3d without; %d no mutants, %d not tried" %
                      (name, each["killed"], each["digest"], each["reason"], each["lives"], each["same"] + each["unbuilt"], each[None] + each["open"]))
            tried = sum(count for each in sums.values() for became, count in each.items() if became)
        print("# %d tried in %d s" % (tried, seconds))


def run_drawn(options):
    run = Run(options)
    try:
        return run.run()
    finally:
        run.tree.remove()
