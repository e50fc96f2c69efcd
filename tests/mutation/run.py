# SPDX-License-Identifier: MIT
"""Plants faults in a copy of the project, and reports which of them the tests catch. scripts/mutate.sh calls it."""

import argparse
import collections
import concurrent.futures
import dataclasses
import json
import pathlib
import re
import shutil
import signal
import sys
import tempfile
import threading
import time

import mutants as source
from report import report_text
from toolchain import COEFFICIENTS, Copy, Failure, Processes, Toolchain, tiers

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
CACHE = PROJECT / "build/mutation"
RESULTS = CACHE / "results.jsonl"
LEAST_SECONDS = 10  # of the processor, for one test of one mutant; and so many times what it takes without one:
PATIENCE = 6
UNKNOWN_SECONDS = 600  # for a test whose own time is not known yet


def blocks_of(file):
    """Paragraphs of lines 'word: text'; a # begins a comment line."""
    result, block = [], {}
    for number, line in enumerate(file.read_text().splitlines() + [""], 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if block:
                result.append(block)
            block = {}
            continue
        word, colon, text = line.partition(": ")
        if not colon:
            raise Failure(f"{file.relative_to(PROJECT)}:{number}: not a line of the form 'word: text'")
        block[word] = text
    return result


def equivalents(mutants):
    """The mutants, by id, that no test can tell from the original, with the reasons; and the stale entries."""
    by_text = {(m.header, m.source, m.change): m for m in mutants}
    result, stale = {}, []
    for block in blocks_of(HERE / "equivalent.txt"):
        if set(block) != {"file", "line", "change", "reason"}:
            raise Failure("tests/mutation/equivalent.txt: each entry has file, line, change and reason, not "
                          f"{', '.join(block)}")
        mutant = by_text.get((block["file"], block["line"], block["change"]))
        if mutant:
            result[mutant.id] = block["reason"]
        else:
            stale.append(block)
    return result, stale


def first_tests():
    """(pattern of headers, paths of tests) in the order of the file."""
    result = []
    for block in blocks_of(HERE / "first_tests.txt"):
        if set(block) != {"files", "tests"}:
            raise Failure(f"tests/mutation/first_tests.txt: each entry has files and tests, not {', '.join(block)}")
        paths = [f"tests/{name.removesuffix('_test')}_test.cpp" for name in block["tests"].split()]
        for path in paths:
            if not (PROJECT / path).exists():
                raise Failure(f"tests/mutation/first_tests.txt: there is no {path}")
        result.append((re.compile(block["files"]), paths))
    return result


def planted():
    """The named faults: a mutant each, with its name as the kind."""
    paths = sorted((PROJECT / "include/fxact").rglob("*.hpp"))
    headers = {path.relative_to(PROJECT).as_posix(): path.read_text() for path in paths}
    result = []
    for block in blocks_of(HERE / "planted.txt"):
        found = [(header, text, match) for header, text in headers.items()
                 for match in re.finditer(block["find"], text)]
        if len(found) != 1:
            raise Failure(f"tests/mutation/planted.txt: '{block['fault']}' fits {len(found)} places instead of one")
        header, text, match = found[0]
        new, line = match.expand(block["put"]), text.count("\n", 0, match.start()) + 1
        result.append(source.Mutant(header, line, match.start(), match.end(), new, block["fault"],
                                    f"{match.group()} -> {new}", text.splitlines()[line - 1].strip(),
                                    f"planted-{len(result)}"))
    return result


@dataclasses.dataclass
class Result:
    id: str
    status: str  # killed, survived or invalid; open if it was not tried to the end
    test: str = ""
    how: str = ""
    seconds: float = 0
    passed: dict = dataclasses.field(default_factory=dict)  # test: its version

    @property
    def by(self):
        return re.sub(r"^tests/|\.cpp$", "", self.test)


class Choice:
    """Which test comes next: the one most likely to catch a mutant for its time, as far as earlier mutants tell."""

    def __init__(self):
        self.lock, self.tried, self.caught = threading.Lock(), collections.Counter(), collections.Counter()

    @staticmethod
    def guess(header, test):
        path, head = pathlib.PurePosixPath(test.path), pathlib.PurePosixPath(header)
        stem = path.stem.removesuffix("_test")
        room = source.room_of(header).split("/")
        if test.is_refusal:
            return 0.005 if room[0] in ("table", "format") or head.parts[2] != "detail" else 0.001
        if stem == head.stem:
            return 0.7
        words, own = set(stem.split("_")) | set(path.parts[1:-1]), set(head.stem.split("_")) | set(room)
        return 0.1 + 0.15 * min(3, len(words & own))

    def note(self, header, test, caught):
        with self.lock:
            for key in ((header, test), (source.room_of(header), test)):
                self.tried[key] += 1
                self.caught[key] += caught

    def order(self, header, tests):
        room = source.room_of(header)

        def worth(test):
            tried = self.tried[header, test.path] + 0.3 * self.tried[room, test.path]
            caught = self.caught[header, test.path] + 0.3 * self.caught[room, test.path]
            return (caught + 2 * self.guess(header, test)) / (tried + 2) / test.seconds

        with self.lock:
            return sorted(tests, key=lambda test: (-worth(test), test.path))


class Run:
    def __init__(self, options, work, processes):
        self.options, self.work, self.processes = options, work, processes
        self.tools = Toolchain(PROJECT, CACHE, work, processes)
        self.choice, self.lock = Choice(), threading.Lock()
        self.first = first_tests()
        self.learning = collections.defaultdict(threading.Lock)
        self.earlier, self.open = {}, {}
        self.done = self.seconds = 0
        self.counts = collections.Counter()

    def prepare(self):
        """Copies the project and finds the tests of the tier."""
        self.copies = [Copy(PROJECT, self.work / f"copy-{i}") for i in range(self.options.jobs)]
        print("mutate: reading the tests", flush=True)
        self.tools.prepare()
        self.tiers = tiers(PROJECT, self.copies[0], CACHE, self.processes)
        tier = set(self.tiers["quick" if self.options.planted else "default"])
        self.tests = [test for test in self.tools.discover(self.tiers["flags"]) if test.is_refusal or test.path in tier]

    def remember(self, by_id):
        """Earlier results, and what they tell about tests."""
        if not RESULTS.exists():
            return
        for line in RESULTS.read_text().splitlines():
            try:
                result = Result(**json.loads(line))
            except (ValueError, TypeError):
                continue  # the last line of a run that was stopped
            if result.id in by_id:
                if result.status != "killed" and result.id in self.earlier:
                    result.passed = self.earlier[result.id].passed | result.passed
                self.earlier[result.id] = result
        for result in self.earlier.values():
            header = by_id[result.id].header
            for test in result.passed:
                self.choice.note(header, test, False)
            if result.status == "killed":
                self.choice.note(header, result.test, True)

    def first_for(self, mutant):
        paths = [COEFFICIENTS] if mutant.kind in ("a coefficient", "a table's entry") else []
        name = mutant.header.removeprefix("include/fxact/")
        for pattern, tests in self.first:
            if pattern.search(name):
                return paths + tests
        return paths

    def try_mutant(self, mutant, copy):
        text = (PROJECT / mutant.header).read_text()
        tests = [test for test in self.tests if mutant.header in test.files]
        earlier = self.earlier.get(mutant.id)
        if earlier and earlier.test:  # what caught it last time
            last = [test for test in tests if test.path == earlier.test]
        else:
            last = [test for path in self.first_for(mutant) for test in tests if test.path == path]
        passed = {}  # kept if the run is stopped
        self.open[mutant.id] = passed
        if self.options.resume and earlier:
            if earlier.status in ("killed", "invalid"):
                return earlier
            passed |= {test.path: test.version for test in tests if earlier.passed.get(test.path) == test.version}
        last = [test for test in last if test.path not in passed]
        rest = [test for test in tests if test not in last and test.path not in passed]
        done = earlier.seconds if self.options.resume and earlier else 0
        seconds, spent = 0, sum(test.seconds for test in tests if test.path in passed)
        while last or rest:
            if last:
                test = last.pop(0)
            else:
                test = self.choice.order(mutant.header, rest)[0]
                rest.remove(test)
            if spent and spent + test.seconds > self.options.budget:
                continue
            limit = LEAST_SECONDS + PATIENCE * test.seconds if test.known else UNKNOWN_SECONDS
            copy.plant(mutant.header, mutant.apply(text))
            try:
                took, caught, _ = self.tools.try_test(test, copy, limit)
            finally:
                copy.plant(mutant.header, text)
            seconds += took
            if not test.known and not caught:
                test.seconds = took
            spent += test.seconds
            if caught:
                with self.learning[test.path]:
                    if not test.known:
                        self.tools.learn(test, copy)
                if test.broken:
                    raise Failure(f"{test.path} fails without a mutant: {test.broken}")
            if caught.startswith("invalid"):
                return Result(mutant.id, "invalid", test.path, caught[9:], seconds, passed)
            self.choice.note(mutant.header, test.path, bool(caught))
            if caught:
                return Result(mutant.id, "killed", test.path, caught, seconds, passed)
            passed[test.path] = test.version
        if not seconds and earlier and earlier.status == "survived":
            return earlier
        return Result(mutant.id, "survived", "", "", seconds + done, passed)

    def work_through(self, mutants, report):
        """All of them, each by the first free worker; `report` is called with each result."""
        waiting, free = collections.deque(mutants), collections.deque(self.copies)

        def worker():
            copy = free.popleft()
            while True:
                try:
                    mutant = waiting.popleft()
                except IndexError:
                    return
                result = self.try_mutant(mutant, copy)
                with self.lock:
                    del self.open[mutant.id]
                    report(mutant, result)

        with concurrent.futures.ThreadPoolExecutor(len(self.copies)) as pool:
            workers = [pool.submit(worker) for _ in self.copies]
            try:
                for finished in concurrent.futures.as_completed(workers):
                    finished.result()
            except BaseException:
                waiting.clear()
                self.processes.stop()
                raise


def run_planted(run, faults):
    missed = []

    def report(mutant, result):
        run.seconds += result.seconds
        if result.status == "killed":
            print(f"caught: {mutant.kind}: {result.by}: {result.how}", flush=True)
        else:
            missed.append(mutant.kind)
            print(f"MISSED: {mutant.kind} ({mutant.header}:{mutant.line}) {result.how}", flush=True)

    run.work_through(faults, report)
    if missed:
        raise Failure(f"the quick tier misses {len(missed)} of {len(faults)} planted faults: {', '.join(missed)}")
    print(f"the quick tier catches all {len(faults)} planted faults ({run.seconds:.0f} s of one core)")


def run_mutants(run, mutants, every):
    known_equivalent, stale = equivalents(every)
    results = {}
    if not run.options.thorough:
        # That no test tells them from the original is known; --thorough finds out again.
        for mutant in [mutant for mutant in mutants if mutant.id in known_equivalent]:
            results[mutant.id] = Result(mutant.id, "survived")
            run.counts["survived"] += 1
        mutants_to_try = [mutant for mutant in mutants if mutant.id not in known_equivalent]
    else:
        mutants_to_try = mutants
    if not run.options.resume and not run.options.only and RESULTS.exists():
        RESULTS.replace(RESULTS.with_suffix(".last"))
    started = time.monotonic()
    with RESULTS.open("a") as log:
        def report(mutant, result):
            results[mutant.id] = result
            fresh = run.earlier.get(mutant.id) is not result
            if fresh:
                log.write(json.dumps(dataclasses.asdict(result)) + "\n")
                log.flush()
                run.seconds += result.seconds
            run.counts[result.status] += 1
            passed = ", ".join(test.removeprefix("tests/") for test in result.passed)
            words = f"{result.by}: {result.how}" if result.test else passed
            if fresh:
                place = f"{mutant.header.removeprefix('include/fxact/')}:{mutant.line}"
                print(f"[{len(results)}/{len(mutants)}] {result.status:8} {place} {mutant.change}  "
                      f"({result.seconds:.0f} s) {words[:140]}", flush=True)

        stopped = None
        try:
            run.work_through(mutants_to_try, report)
        except (KeyboardInterrupt, Failure) as reason:
            stopped = reason
            for name, passed in run.open.items():
                log.write(json.dumps(dataclasses.asdict(Result(name, "open", passed=passed))) + "\n")
    tried = [mutant for mutant in mutants if mutant.id in results]
    text, caught, total, survivors = report_text(tried, results, known_equivalent, stale)
    (CACHE / "report.md").write_text(text)
    if stopped:
        print(f"mutate: {len(results)} of {len(mutants)} mutants tried; scripts/mutate.sh --resume goes on",
              file=sys.stderr)
        raise stopped
    if run.options.write:
        (PROJECT / "docs/mutation.md").write_text(text)
    print(f"{caught:.1f} % killed: {total['killed']} of {total['killed'] + total['survived']}; "
          f"{total['equivalent']} equivalent, {total['invalid']} invalid, "
          f"{len(survivors)} survivors in build/mutation/report.md "
          f"({run.seconds / 60:.0f} minutes of the processor in this run, "
          f"{(time.monotonic() - started) / 60:.0f} by the clock)")
    if caught < run.options.least:
        raise Failure(f"{caught:.1f} % is less than {run.options.least:g} %")


def parse(words):
    parser = argparse.ArgumentParser(add_help=False)
    for flag in ("--planted", "--list", "--resume", "--thorough", "--write"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--count", type=int, default=340)
    parser.add_argument("--least", type=float, default=90)
    parser.add_argument("--budget", type=float, default=60)
    options = parser.parse_args(words)
    if options.thorough or options.planted:
        options.budget = float("inf")
    return options


def main(words):
    options = parse(words)
    processes = Processes()

    def stop(*_):
        for number in (signal.SIGINT, signal.SIGTERM):  # a second one must not interrupt what is kept of the first
            signal.signal(number, signal.SIG_IGN)
        processes.stop()
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    work = None
    try:
        every = source.all_mutants(PROJECT)
        mutants = source.chosen(every, options.count)
        faults = planted()
        _, stale = equivalents(every)
        if options.only:
            try:
                mutants = [m for m in mutants
                           if re.search(options.only, f"{m.id} {m.header}:{m.line} {m.kind} {m.change}")]
            except re.error as error:
                raise Failure(f"--only {options.only}: no regular expression ({error})") from error
            if not mutants:
                raise Failure(f"--only {options.only}: no mutant fits")
        if options.list:
            for m in mutants:
                print(f"{m.id}  {m.header}:{m.line}  {m.kind}: {m.change}  |  {m.source}")
            if stale:
                raise Failure(f"tests/mutation/equivalent.txt: no mutant is '{stale[0]['change']}' in "
                              f"'{stale[0]['line']}'")
            return 0
        CACHE.mkdir(parents=True, exist_ok=True)
        work = pathlib.Path(tempfile.mkdtemp(prefix="fxact-mutate-"))
        run = Run(options, work, processes)
        run.prepare()
        if options.planted:
            run_planted(run, faults)
        else:
            run.remember({m.id: m for m in every})
            run_mutants(run, mutants, every)
        return 0
    except Failure as failure:
        print(f"mutate.sh: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("mutate.sh: stopped", file=sys.stderr)
        return 130
    finally:
        processes.stop()
        if work:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
