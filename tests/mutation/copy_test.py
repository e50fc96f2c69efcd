# SPDX-License-Identifier: MIT
"""A copy of the project configures as the project does, and its tiers have tests; what CMake or a compiler says first."""

import pathlib
import sys
import tempfile

import toolchain

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
SAID = {
    "Preset CMake variables:\n\n  A=\"\"\nCMake Error: File /a/b.in does not exist.\nCMake Error at c.cmake:1 (x):\n":
        "File /a/b.in does not exist.",
    "-- Found it\nCMake Error at cmake/install.cmake:18 (configure_file):\n  Problem with\n  the file\nCall Stack:\n":
        "Problem with the file",
    "CMake Error at CMakeLists.txt:3:\n  Parse error.\n": "Parse error.",
    "a.cpp: In function 'f':\na.cpp:3:4: error: no x\nb.cpp:1:1: error: no y\n": "no x",
    "ninja: no such target\n": "ninja: no such target",
}


def main():
    for printed, first in SAID.items():
        if toolchain.first_error(printed) != first:
            sys.exit(f"'{toolchain.first_error(printed)}' is not '{first}'")
    with tempfile.TemporaryDirectory(prefix="fxact-mutate-") as work:
        copy = toolchain.Copy(PROJECT, pathlib.Path(work) / "copy")
        try:
            read = toolchain.tiers(PROJECT, copy, pathlib.Path(work), toolchain.Processes())
        except toolchain.Failure as failure:
            sys.exit(str(failure))
        if not set(read["quick"]) < set(read["default"]):
            sys.exit("the default tier lacks tests of the quick one, or has no more")


main()
