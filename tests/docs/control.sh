#!/usr/bin/env bash
# The checks of the pages find what is wrong: in a small project with one fault of each kind, and they accept it without.
set -euo pipefail
usage="usage: tests/docs/control.sh <project> <folder to work in>: tries the checks of the pages"
if [[ ${1:-} == -h || ${1:-} == --help ]]; then echo "$usage" && exit 0; fi
if (($# != 2)); then echo "control.sh: wrong number of words; $usage" >&2 && exit 2; fi
project=$1 work=$2
here=$project/tests/docs
rm -rf "$work"
mkdir -p "$work/docs" "$work/examples" "$work/tests"
ln -s "$project/include" "$work/include"

good_page() {
    cat >"$work/README.md" <<'END'
# A page
## It's `code`, and more
[here](#its-code-and-more) [there](docs/other.md#a-heading-1) `include/fxact/fxact.hpp`
```cpp
#include <cstdio>
#include <fxact/fxact.hpp>
int main() { std::printf("%g\n", double(fxact::relu(2.0f))); }
```
<!-- prints -->
```text
2
```
<!-- fragment -->
```cpp
const float four = relu(4.0f);
```
<!-- does not compile: has no derivative -->
```cpp
constexpr float slope = step.derivative(1.0f);
```
END
    printf '# A heading\n# A heading\nPlain words.\n' >"$work/docs/other.md"
}

faults=0
check() {
    case $1 in
    code) "$here/code.sh" "$work" README.md "$work/code" ;;
    links) "$here/links.sh" "$work" ;;
    words) "$here/words.sh" "$here/words.txt" "$work/README.md" "$work/docs" ;;
    esac
}
# finds <check> <words that it says> <sed expression that plants the fault> [file]
finds() {
    good_page
    sed -i -e "$3" "$work/${4:-README.md}"
    if check "$1" >"$work/said" 2>&1; then
        echo "$1 does not find: $3"
        faults=$((faults + 1))
    elif ! grep -q -e "$2" "$work/said"; then
        echo "$1 says something else about $3: $(<"$work/said")"
        faults=$((faults + 1))
    fi
}
good_page
for one in code links words; do
    if ! check "$one" >"$work/said" 2>&1; then
        echo "$one refuses a good page: $(<"$work/said")"
        faults=$((faults + 1))
    fi
done
finds code "README.md:7:.*relu_of" 's/fxact::relu/fxact::relu_of/'
finds code "prints something else" 's/^2$/3/'
finds code "README.md:15:.*relu_of" 's/= relu/= relu_of/'
finds code "compiles that should not" 's/step.derivative/relu.derivative/'
finds code "does not say \"has no slope\"" 's/has no derivative/has no slope/'
finds code "has no end" '$d'
finds links "no file for docs/another.md" 's,docs/other,docs/another,'
finds links "no heading for #its-code" 's/#its-code-and-more/#its-code/'
finds links "no heading for docs/other.md#a-heading-1" '1d' docs/other.md
finds links "no file for .include/fxact/fact.hpp" 's,include/fxact/fxact.hpp`,include/fxact/fact.hpp`,'
# \x61 is an a: this file must not have the phrases.
finds words "other.md:3.*say: re-impl" 's/^Plain words/Words m\x61de again/' docs/other.md
finds words "other.md:3.*say: neighbor" 's/^Plain words/Pl\x61in neighb\x6furs/' docs/other.md
finds words "other.md:3.*say: re-impl" 's/^Plain words/Words that are m\x61de\nagain/' docs/other.md
if ((faults)); then exit 1; fi
echo "the checks find each fault"
