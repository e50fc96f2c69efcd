# Sourced by the scripts one folder up, after they have set usage: what --help prints.
# shellcheck shell=bash disable=SC2034
if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    usage="usage: source scripts/lib/common.sh; it holds what the scripts share, and does nothing by itself"
    case $#:${1:-} in
    1:-h | 1:--help) echo "$usage" && exit 0 ;;
    *) echo "common.sh: it is to be sourced, not run; $usage" >&2 && exit 2 ;;
    esac
fi

boards=(cortex-m0plus cortex-m3 cortex-m4 cortex-m7 cortex-m33 cortex-m55)

# fail <words>: one clear line, and out.
fail() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# wrong_words <words>: likewise, for a script that was called with words that it does not know.
wrong_words() {
    echo "${0##*/}: $*; see ${0##*/} --help" >&2
    exit 2
}

# help_if_asked "$@": --help or -h anywhere prints the usage and does nothing else.
help_if_asked() {
    local word
    for word in "$@"; do
        if [[ $word == -h || $word == --help ]]; then
            echo "$usage"
            exit 0
        fi
    done
}

# at_most <number> "$@": refuses surplus words.
at_most() {
    local most=$1
    shift
    if (($# > most)); then wrong_words "'${*:most + 1:1}' is one word too many"; fi
}

# check_words "$@": of a script that writes without a word, or with --check [program] only says whether what it writes is up to
# date, by a program that was compiled before. Sets mode and program.
check_words() {
    mode=${1:-}
    program=${2:-}
    if (($#)) && [[ $mode != --check ]]; then wrong_words "'$mode' is not an option"; fi
    at_most 2 "$@"
    if (($# > 1)) && [[ ! -x $program ]]; then wrong_words "'$program' is no program"; fi
}

is_board() {
    local board
    for board in "${boards[@]}"; do
        if [[ $1 == "$board" ]]; then return 0; fi
    done
    return 1
}

elapsed() { printf '%d:%02d' $((SECONDS / 60)) $((SECONDS % 60)); }

has() { command -v "$1" >/dev/null; }
# includes <compiler> <header>: asks the compiler, because that is who has to find it.
includes() { has "$1" && echo "#include <$2>" | "$1" -std=c++20 -x c++ -E - >/dev/null 2>&1; }
has_onnx_tests() { [[ -d /usr/include/onnx/backend/test/data ]]; }
# Debian's package belongs to /usr/bin/python3, which is not always the first one in the path; tests/onnx looks there first, too.
has_onnx() { /usr/bin/python3 -c 'import onnx' 2>/dev/null || { has python3 && python3 -c 'import onnx' 2>/dev/null; }; }
has_libcxx() { has clang++-19 && echo '#include <format>' | clang++-19 -std=c++20 -stdlib=libc++ -x c++ -E - >/dev/null 2>&1; }
sanitizes() { has clang++ && echo 'int main() {}' | clang++ -fsanitize=address,undefined -x c++ - -o /dev/null 2>/dev/null; }

# Each tool: how to see that it is there, and the Debian or Ubuntu package that brings it. Nothing is asked of apt as
# long as all is there, so a machine with tools from elsewhere is left alone.
for_demo=(
    "has cmake:cmake"
    "has ninja:ninja-build"
    "has g++:g++"
    "has arm-none-eabi-g++:gcc-arm-none-eabi"
    "includes arm-none-eabi-g++ array:libstdc++-arm-none-eabi-newlib"
    "has qemu-system-arm:qemu-system-arm"
    "includes g++ CLI/CLI.hpp:libcli11-dev"
)
for_test=(
    "${for_demo[@]}"
    "has clang++:clang"
    "sanitizes:libclang-rt-dev"
    "includes g++ boost/multiprecision/cpp_bin_float.hpp:libboost-dev"
    "includes g++ catch2/catch.hpp || includes g++ catch2/catch_all.hpp:catch2"
    "has clang-format:clang-format"
    "has riscv64-linux-gnu-g++:g++-riscv64-linux-gnu"
    "has qemu-riscv64-static:qemu-user-static"
    "includes g++ nlohmann/json.hpp:nlohmann-json3-dev"
)
# g++ on the host alone.
for_quick=(
    "has cmake:cmake"
    "has ninja:ninja-build"
    "has g++:g++"
    "includes g++ CLI/CLI.hpp:libcli11-dev"
    "includes g++ boost/multiprecision/cpp_bin_float.hpp:libboost-dev"
    "includes g++ catch2/catch.hpp || includes g++ catch2/catch_all.hpp:catch2"
    "has clang-format:clang-format"
)
for_mutate=(
    "has python3:python3"
    "has cmake:cmake"
    "has ninja:ninja-build"
    "has g++:g++"
    "includes g++ boost/multiprecision/cpp_bin_float.hpp:libboost-dev"
    "includes g++ catch2/catch.hpp || includes g++ catch2/catch_all.hpp:catch2"
)
# Other compilers and machines, and the tests of ONNX.
for_docs=(
    "has mkdocs:mkdocs"
    "[[ -d /usr/share/doc/mkdocs-material ]]:mkdocs-material"
)
for_full=(
    "${for_test[@]}"
    "has clang++-19:clang-19"
    "has_libcxx:libc++-19-dev libc++abi-19-dev"
    "has meson:meson"
    "has gdb:gdb"
    "has unzip:unzip"
    "has chromedriver:chromium chromium-driver"
    "${for_docs[@]}"
    "has s390x-linux-gnu-g++:g++-s390x-linux-gnu"
    "has qemu-riscv32-static && has qemu-s390x-static:qemu-user-static"
    "has_onnx_tests:libonnx-testdata"
    "has_onnx:python3-onnx"
    "has avr-gcc:gcc-avr"
    "[[ -e /usr/lib/avr/include/avr/io.h ]]:avr-libc"
    "has simavr:simavr"
    "has riscv64-unknown-elf-g++:gcc-riscv64-unknown-elf"
)

# install_missing <check:package>...
install_missing() {
    local entry missing=() as_root=()
    for entry in "$@"; do
        if ! eval "${entry%:*}"; then missing+=("${entry##*:}"); fi
    done
    if ((${#missing[@]} == 0)); then
        check_cmake
        return
    fi

    if ! has apt-get; then fail "missing, and there is no apt-get to install it: ${missing[*]}"; fi
    if ((EUID != 0)); then
        if ! has sudo; then fail "missing, and installing needs root or sudo: ${missing[*]}"; fi
        as_root=(sudo)
    fi
    echo "installing ${missing[*]}"
    local log
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
        >"$log" 2>&1; then
        fail "apt-get could not install ${missing[*]}: $(grep -m1 '^E:' "$log" || tail -n1 "$log")"
    fi
    rm -f "$log"
    for entry in "$@"; do
        if ! eval "${entry%:*}"; then fail "${entry##*:} is installed, but this still fails: ${entry%:*}"; fi
    done
    check_cmake
}

# Workflow presets came with 3.25; Ubuntu 22.04 has 3.22.
check_cmake() {
    local version
    version=$(cmake --version | sed -n 's/^cmake version //p')
    if [[ $(printf '%s\n' 3.25 "$version" | sort -V | head -n1) != 3.25 ]]; then
        fail "cmake $version is too old, 3.25 is needed (pip install cmake brings a newer one)"
    fi
}
