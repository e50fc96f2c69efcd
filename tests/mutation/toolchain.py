# SPDX-License-Identifier: MIT
"""Compiles and runs one test at a time against a copy of the project, each with a limit on the processor's time."""

import dataclasses
import hashlib
import json
import os
import pathlib
import re
import resource
import shlex
import shutil
import signal
import subprocess
import threading

COMPILER = ["g++", "-std=c++20", "-O0", "-w", "-fmessage-length=0", "-fdiagnostics-color=never"]
REFUSING = ["g++", "-std=c++20", "-fsyntax-only", "-fmessage-length=0"]  # as tests/compile_fail/check.cmake
PRECOMPILED = '#include "catch.hpp"\n#include <boost/multiprecision/cpp_bin_float.hpp>\n'
NOT_COPIED = re.compile(r"build|[.].*")  # of the project's folder; CMake may ask for any of the rest
MEMORY = 6 << 30
COEFFICIENTS = "scripts/coefficients/headers.cpp"  # compares the constants of the headers with those of the generators
GUESSED_SECONDS = 8.0  # of a test that has not been tried yet
GUESSED_REFUSAL_SECONDS = 2.0

# What the compiler says when an assertion fails in a constant evaluation, or such an evaluation is no longer one. Any
# other error means that the mutant is no program.
CAUGHT_BY_COMPILER = re.compile(
    r"static assertion failed|non-constant condition|not a constant expression|in constant expression|"
    r"constexpr.*(limit|depth|cannot)|call to non-'constexpr'|in 'constexpr' expansion|is not usable in a constant|"
    r"outside the bounds|overflow in|negative|virtual memory exhausted|out of memory")


class Failure(Exception):
    """One clear line for the user."""


@dataclasses.dataclass
class Outcome:
    status: int
    printed: str
    seconds: float

    @property
    def out_of_time(self):
        return self.status in (-signal.SIGXCPU, -signal.SIGKILL)


class Processes:
    """Those that run now, so that none is left behind."""

    def __init__(self):
        self.lock, self.running, self.stopped = threading.Lock(), set(), False

    def run(self, command, folder, seconds, environment=None):
        def limits():
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 3))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        with self.lock:
            if self.stopped:
                raise KeyboardInterrupt
            process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=limits)
            self.running.add(process)
        # wait4 tells what this process and its children took, whatever else runs.
        printed = process.stdout.read().decode(errors="replace")
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        with self.lock:
            self.running.discard(process)
            if self.stopped:
                raise KeyboardInterrupt
        if "Killed" in printed or "CPU time limit" in printed:  # cc1plus, of which g++ tells
            process.returncode = -signal.SIGXCPU
        return Outcome(process.returncode, printed, usage.ru_utime + usage.ru_stime)

    def stop(self):
        with self.lock:
            self.stopped = True
            for process in self.running:
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass


def digest_of(*parts):
    result = hashlib.sha1()
    for part in parts:
        result.update(part if isinstance(part, bytes) else str(part).encode())
        result.update(b"\0")
    return result.hexdigest()


class Copy:
    """The project in a folder of its own, with one mutant in it at a time."""

    def __init__(self, project, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        for source in pathlib.Path(project).iterdir():
            if NOT_COPIED.fullmatch(source.name):
                continue
            if source.is_dir():
                shutil.copytree(source, self.folder / source.name)
            else:
                shutil.copy(source, self.folder / source.name)

    def plant(self, header, text):
        (self.folder / header).write_text(text)


@dataclasses.dataclass
class Test:
    path: str  # tests/..._test.cpp, or a file that must be refused
    is_refusal: bool
    flags: tuple = ()  # its own ones
    files: tuple = ()  # of the project, that it includes, itself among them
    version: str = ""  # changes when one of them does
    seconds: float = GUESSED_SECONDS  # to compile and run
    known: bool = False  # whether it passes without a mutant; object and limits are then known, too
    object: str = ""
    broken: str = ""


class Toolchain:
    def __init__(self, project, cache, work, processes):
        self.project, self.cache, self.work, self.processes = pathlib.Path(project), cache, work, processes
        self.lock = threading.Lock()
        self.state_file = cache / "tests.json"
        self.state = {}
        if self.state_file.exists():
            self.state = json.loads(self.state_file.read_text())
        version = subprocess.run(["g++", "--version"], capture_output=True, text=True, check=True).stdout
        catch = (self.project / "tests/catch.hpp").read_text() + (self.project / "tests/catch_main.cpp").read_text()
        self.oracle = [self.project / "tests/oracle" / name for name in ("real50.cpp", "real50.hpp")]
        self.generators = sorted((self.project / COEFFICIENTS).parent.glob("*.cpp"))
        self.generators.remove(self.project / COEFFICIENTS)
        once = [path.read_bytes() for path in self.generators + self.oracle]
        self.identity = digest_of(version, COMPILER, PRECOMPILED, catch, *once)[:12]
        self.prepared = cache / f"catch-{self.identity}"

    def prepare(self):
        """What is compiled once for all runs: Catch2's main program, its header with Boost's numbers, the oracle's reals
        and the generators of the coefficients."""
        if (self.prepared / "main.o").exists():
            return
        shutil.rmtree(self.prepared, ignore_errors=True)
        self.prepared.mkdir(parents=True)
        (self.prepared / "pre.hpp").write_text(PRECOMPILED)
        (self.prepared / "generators.cpp").write_text("".join(f'#include "{path}"\n' for path in self.generators))
        include = [word for folder in ("include", "tests") for word in ("-I", str(self.project / folder))]
        for command in (COMPILER + include + ["-x", "c++-header", "pre.hpp", "-o", "pre.hpp.gch"],
                        COMPILER + include + ["-O1", "-c", "generators.cpp"],
                        COMPILER + include + ["-O2", "-c", str(self.oracle[0]), "-o", "real50.o"],
                        COMPILER + include + ["-c", str(self.project / "tests/catch_main.cpp"), "-o", "new.o"]):
            outcome = self.processes.run(command, self.prepared, 600)
            if outcome.status:
                raise Failure(f"Catch2, the oracle or the generators do not compile: {first_error(outcome.printed)}")
        (self.prepared / "new.o").rename(self.prepared / "main.o")

    def discover(self, flags):
        """The tests, each with the files that it includes; `flags` are those of tests that have some."""
        result = []
        sources = sorted((self.project / "tests").rglob("*_test.cpp"))
        refusals = sorted((self.project / "tests/compile_fail").glob("*.cpp"))
        for source in sources + refusals + [self.project / COEFFICIENTS]:
            path = source.relative_to(self.project)
            is_refusal = source in refusals
            test = Test(path.as_posix(), is_refusal, seconds=GUESSED_REFUSAL_SECONDS if is_refusal else GUESSED_SECONDS)
            test.flags = tuple(flags.get(test.path, ()))
            test.files = tuple(self.included(path.as_posix()))
            contents = [(self.project / file).read_bytes() for file in test.files]
            test.version = digest_of(self.identity, *test.flags, *test.files, *contents)[:12]
            known = self.state.get(test.path)
            if known:
                test.seconds = known["seconds"]
                if known["version"] == test.version:
                    test.known, test.object = True, known["object"]
            result.append(test)
        if not any(not test.is_refusal for test in result):
            raise Failure("there is no tests/**/*_test.cpp")
        return result

    def included(self, path):
        """The project's files that a source includes, by their #include lines. (g++ -MM takes a second for each.)"""
        found, waiting = {}, [pathlib.Path(path)]
        while waiting:
            file = waiting.pop()
            name = os.path.normpath(file)
            if name in found:
                continue
            found[name] = True
            text = (self.project / name).read_text()
            for quote, what in re.findall(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^">]+)[">]', text, re.M):
                folders = [pathlib.Path("include"), pathlib.Path("tests")]
                for folder in ([pathlib.Path(name).parent] if quote == '"' else []) + folders:
                    if (self.project / folder / what).is_file():
                        waiting.append(folder / what)
                        break
        return sorted(found)

    def remember(self, test):
        with self.lock:
            self.state[test.path] = {"version": test.version, "seconds": round(test.seconds, 2), "object": test.object}
            new = self.state_file.with_suffix(".new")
            new.write_text(json.dumps(self.state, indent=0, sort_keys=True))
            new.replace(self.state_file)

    def learn(self, test, copy):
        """Tries the test without a mutant: it must pass, and what that takes is the measure for the rest."""
        seconds, caught, object_digest = self.try_test(test, copy, 1200)
        test.seconds, test.object = seconds, object_digest
        test.known = True
        if caught:
            test.broken = caught
        else:
            self.remember(test)

    def try_test(self, test, copy, limit):
        """(seconds, what caught a fault or "" or "invalid: ...", digest of the object)."""
        if test.is_refusal:
            return self.try_refusal(test, copy, limit)
        own = test.path == COEFFICIENTS  # with a main program of its own
        command = COMPILER + ([] if own else ["-include", str(self.prepared / "pre.hpp")])
        command += ["-I", "include", "-I", "tests", *test.flags, "-c", test.path, "-o", "test.o"]
        compiled = self.processes.run(command, copy.folder, limit)
        if compiled.status:
            return compiled.seconds, self.compiler_says(compiled), ""
        object_digest = digest_of((copy.folder / "test.o").read_bytes())[:12]
        if test.known and object_digest == test.object:
            return compiled.seconds, "", object_digest  # the same program
        rest = [str(self.prepared / name) for name in (["generators.o"] if own else ["main.o", "real50.o"])]
        link = ["g++", "-fuse-ld=gold", "test.o", *rest, "-o", "test"]
        linked = self.processes.run(link, copy.folder, limit)
        if linked.status:
            return compiled.seconds + linked.seconds, f"invalid: {first_error(linked.printed)}", object_digest
        ran = self.processes.run(["./test", "check" if own else "--abort"], copy.folder, limit)
        seconds = compiled.seconds + linked.seconds + ran.seconds
        if ran.status == 0:
            return seconds, "", object_digest
        if ran.out_of_time:
            return seconds, "out of time", object_digest
        return seconds, ran.printed.splitlines()[0][:120] if own and ran.printed else failed_case(ran), object_digest

    def try_refusal(self, test, copy, limit):
        compiled = self.processes.run(REFUSING + ["-I", "include", test.path], copy.folder, limit)
        text = (copy.folder / test.path).read_text()
        expected, first = (re.findall(rf"^// {kind}: (.*)$", text, re.M) for kind in ("expect", "first"))
        if compiled.out_of_time:
            return compiled.seconds, "the compiler is out of time", ""
        if not expected and not first:
            return compiled.seconds, self.compiler_says(compiled) if compiled.status else "", ""
        if compiled.status == 0:
            return compiled.seconds, "is no longer refused", ""
        first_line = next((line for line in compiled.printed.splitlines() if "error: " in line), "")
        if all(words in compiled.printed for words in expected) and all(words in first_line for words in first):
            return compiled.seconds, "", ""
        caught = self.compiler_says(compiled)
        return compiled.seconds, caught if caught.startswith("invalid") else "is refused with other words", ""

    @staticmethod
    def compiler_says(outcome):
        if outcome.out_of_time:
            return "the compiler is out of time"
        errors = [line for line in outcome.printed.splitlines() if re.search(r"error:|terminated|exhausted", line)]
        if any(CAUGHT_BY_COMPILER.search(line) for line in errors):
            return f"does not compile: {first_error(outcome.printed)}"
        return f"invalid: {first_error(outcome.printed)}"


def first_error(printed):
    """What the compiler or CMake says first; CMake's own words may begin on the line after the place."""
    said = re.search(r"^CMake Error(?: at [^:\n]+(?::\d+)?(?: \(\w+\))?)?:(.*(?:\n .*)*)", printed, re.M)
    if said:
        return " ".join(said[1].split())[:120]
    lines = [line for line in printed.splitlines() if "error:" in line] or printed.splitlines() or ["no words"]
    return re.sub(r"^.*error: ", "", lines[0])[:120]


def failed_case(outcome):
    """The name of the first test case that failed, as Catch2 prints it."""
    between = re.search(r"^-{20,}\n(.*?)\n-{20,}$", outcome.printed, re.M | re.S)
    if between:
        return '"' + " ".join(between[1].split("\n  ")[0].split())[:100] + '"'
    if outcome.status < 0:
        return f"signal {-outcome.status}"
    return f"exit status {outcome.status}"


def tiers(project, copy, cache, processes):
    """The tests of the quick and of the default tier, as CMake and Ninja know them, and the flags of single tests."""
    files = sorted(path for path in pathlib.Path(project).rglob("CMake*")
                   if path.is_file() and "build" not in path.relative_to(project).parts)
    names = sorted(path.as_posix() for path in (pathlib.Path(project) / "tests").rglob("*_test.cpp"))
    version = digest_of(pathlib.Path(__file__).read_bytes(), *[file.read_bytes() for file in files], *names)
    known = cache / "tiers.json"
    if known.exists():
        read = json.loads(known.read_text())
        if read["version"] == version:
            return read
    read = {"version": version}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FXACT_")}
    for tier, command in ((None, ["cmake", "--preset", "host"]),
                          ("quick", ["ninja", "-C", "build/host", "-t", "inputs", "quick"]),
                          ("default", ["ninja", "-C", "build/host", "-t", "inputs", "all"])):
        outcome = processes.run(command, copy.folder, 300, environment)
        if outcome.status:
            raise Failure(f"'{shlex.join(command)}' fails in a copy: {first_error(outcome.printed)}")
        if tier:
            inputs = [os.path.join(copy.folder / "build/host", line.strip()) for line in outcome.printed.splitlines()]
            names = {os.path.relpath(path, copy.folder) for path in inputs}
            read[tier] = sorted(name for name in names if name.endswith("_test.cpp") or name == COEFFICIENTS)
            if not read[tier]:
                raise Failure(f"the {tier} tier has no tests")
    flags = {}
    for entry in json.loads((copy.folder / "build/host/compile_commands.json").read_text()):
        name = os.path.relpath(os.path.join(entry["directory"], entry["file"]), copy.folder)
        if name in read["default"]:
            flags[name] = [word for word in shlex.split(entry["command"]) if re.match(r"-[DfO]", word)]
    # COMPILER has what all of them have, or does without.
    shared = set.intersection(*map(set, flags.values()))
    read["flags"] = {name: [word for word in own if word not in shared] for name, own in flags.items()}
    shutil.rmtree(copy.folder / "build")
    known.write_text(json.dumps(read))
    return read
