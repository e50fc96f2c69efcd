#!/usr/bin/env bash
# One way to get the library, tried as a user would: channel.sh <which> <project> <folder to work in> [<prefix>]
# 77: a program that it needs is not installed.
set -euo pipefail
which=$1 project=$2 work=$3
rm -rf "$work"
mkdir -p "$work"

needs() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || { echo "$program is not installed" && exit 77; }
    done
}

# A program of two files that both include the header: everything in it is inline.
two_files() {
    cat >"$work/one.cpp" <<END
#include <$1>
static_assert(FXACT_VERSION_MAJOR * 10000 + FXACT_VERSION_MINOR * 100 + FXACT_VERSION_PATCH >= 100, "0.1.0");
constexpr fxact::table<fxact::sigmoid, fxact::q<3, 4>, fxact::q7> table;
int other(int);
int main() { return other(0) == 1 && table(fxact::q<3, 4>{}).raw() == 64 ? 0 : 1; }
END
    cat >"$work/two.cpp" <<END
#include <$1>
int other(int x);
int other(int x) { return x + (fxact::sigmoid(0.0F) == 0.5F ? 1 : 0); }
END
}

case $which in
single_header)
    needs g++ clang++
    "$project/scripts/single_header.sh" "$work/fxact.hpp"
    if [[ $(grep -c '^#error' "$work/fxact.hpp") != 1 ]]; then echo "not one #error" && exit 1; fi
    if grep '^#include <fxact' "$work/fxact.hpp"; then echo "it includes a header of the library" && exit 1; fi
    two_files fxact.hpp
    for compiler in g++ clang++; do
        "$compiler" -std=c++20 -Wall -Wextra -Werror -I "$work" "$work/one.cpp" "$work/two.cpp" -o "$work/program"
        "$work/program"
    done
    for core in cortex-m0plus cortex-m55; do
        if command -v arm-none-eabi-g++ >/dev/null; then
            arm-none-eabi-g++ -std=c++20 "-mcpu=$core" -mfloat-abi=$([[ $core == cortex-m55 ]] && echo hard || echo soft) \
                -mthumb -O1 -Wall -Wextra -Werror -fno-exceptions -fno-rtti -I "$work" -c "$work/one.cpp" -o "$work/one.o"
        fi
    done
    if g++ -std=c++17 -I "$work" -fsyntax-only "$work/one.cpp" 2>"$work/errors"; then exit 1; fi
    grep -q 'needs C++20' "$work/errors"
    ;;
pkg_config)
    needs g++ pkg-config
    two_files fxact/fxact.hpp
    # A space in the path is behind a backslash, for a shell to read.
    eval "flags=($(PKG_CONFIG_PATH=$4/share/pkgconfig pkg-config --cflags fxact))"
    g++ -std=c++20 "${flags[@]}" "$work/one.cpp" "$work/two.cpp" -o "$work/program"
    "$work/program"
    ;;
meson)
    needs meson ninja
    mkdir "$work/subprojects"
    ln -s "$project" "$work/subprojects/fxact"
    two_files fxact/fxact.hpp
    cp "$project/tests/package/stranger/main.c" "$work"
    cat >"$work/meson.build" <<'END'
project('stranger', 'c', 'cpp', default_options: ['cpp_std=c++20', 'c_std=c99'])
test('in C++', executable('program', 'one.cpp', 'two.cpp', dependencies: dependency('fxact', version: '>=0.1')))
test('in C', executable('program_in_c', 'main.c', dependencies: dependency('fxact_c')))
END
    meson setup "$work/build" "$work"
    meson test -C "$work/build" --print-errorlogs
    meson setup "$work/alone" "$project"
    DESTDIR=$work/root meson install -C "$work/alone"
    [[ -f $(find "$work/root" -path '*/include/fxact/fxact.hpp') && -f $(find "$work/root" -name fxact.pc) ]]
    ;;
archives)
    needs cpack dpkg-deb unzip
    cmake -S "$project" -B "$work/build"
    (cd "$work/build" && cpack -G DEB && cpack -G ZIP)
    dpkg-deb --contents "$work"/build/*.deb | tee "$work/contents"
    grep -q ' ./usr/include/fxact/fxact.hpp$' "$work/contents"
    grep -q ' ./usr/share/fxact/c/fxact_c.cpp$' "$work/contents"
    if grep -q '/bin/' "$work/contents"; then exit 1; fi # a program is for one architecture
    (cd "$work" && unzip -q build/*.zip && cp -r fxact-*/. prefix)
    two_files fxact/fxact.hpp
    g++ -std=c++20 -I "$work/prefix/include" "$work/one.cpp" "$work/two.cpp" -o "$work/program"
    "$work/program"
    ;;
descriptions)
    # Read by the program that they are for, or at least by one for their format.
    needs python3
    python3 - "$project" <<'END'
import json, pathlib, sys, xml.etree.ElementTree
project = pathlib.Path(sys.argv[1])
for name in ("library.json", "packaging/vcpkg/vcpkg.json"):
    description = json.loads((project / name).read_text())
    for key in ("name", "version", "license", "description"):
        assert description[key], (name, key)
pack = xml.etree.ElementTree.parse(project / "packaging/cmsis/fxact.pdsc").getroot()
assert pack.tag == "package" and [pack.find(tag) is not None for tag in ("vendor", "name", "releases", "components")]
for file in pack.iter("file"):
    assert (project / file.get("name")).exists(), file.get("name")
properties = dict(line.split("=", 1) for line in (project / "packaging/library.properties").read_text().splitlines())
for key in ("name", "version", "author", "maintainer", "sentence", "paragraph", "category", "url", "architectures"):
    assert key in properties, key
compile((project / "conanfile.py").read_text(), "conanfile.py", "exec")
for module in (project / "zephyr").iterdir():
    for word in module.read_text().replace(")", " ").split():
        if word.startswith("../"):
            assert (module.parent / word).exists(), (module.name, word)
END
    ;;
*) echo "channel.sh: '$which' is no way to get the library" >&2 && exit 2 ;;
esac
