#!/usr/bin/env bash
# Every relative link of every page leads to a file that exists and to a heading that exists; every path in `code` exists, apart from
# pages about the past (CHANGELOG.md and docs/decisions).
set -euo pipefail
usage="usage: tests/docs/links.sh <project>: checks the links and paths of its pages"
if [[ ${1:-} == -h || ${1:-} == --help ]]; then echo "$usage" && exit 0; fi
if (($# != 1)); then echo "links.sh: wrong number of words; $usage" >&2 && exit 2; fi
cd "$1"

# prose <page>: without blocks of code.
prose() { awk '/^ *```/ { inside = !inside; next } !inside' "$1"; }

# anchors <page>: those that GitHub gives its headings.
anchors() {
    prose "$1" | sed -nE 's/^##* //; T; s/\[([^]]*)\]\([^)]*\)/\1/g; p' | tr '[:upper:]' '[:lower:]' | LC_ALL=C sed 's/[^a-z0-9 _-]//g; s/ /-/g' |
        awk '{ print seen[$0]++ ? $0 "-" seen[$0] - 1 : $0 }'
}

faults=0 links=0
fault() {
    echo "$*"
    faults=$((faults + 1))
}
pages=(./*.md)
while IFS= read -r page; do pages+=("$page"); done < <(find ./docs ./examples -name '*.md' | sort)
for page in "${pages[@]}"; do
    page=${page#./}
    while IFS= read -r link; do
        links=$((links + 1))
        target=${link%%#*}
        file=$page
        if [[ -n $target ]]; then file=$(dirname "$page")/$target; fi
        if [[ ! -e $file ]]; then
            fault "$page: no file for $link"
        elif [[ $link == *#* && $file == *.md ]] && ! anchors "$file" | grep -qxF -e "${link#*#}"; then
            fault "$page: no heading for $link"
        fi
    done < <(prose "$page" | sed 's/`[^`]*`//g' | grep -oE '\]\([^) ]+\)|src="[^"]+"' |
        sed -E 's/^\]\(|^src="//; s/[)"]$//' | grep -vE '^[a-z]+:' || true)
    if [[ $page != CHANGELOG.md && $page != docs/decisions/* ]]; then
        while IFS= read -r path; do
            links=$((links + 1))
            if [[ ! -e $path ]]; then fault "$page: no file for \`$path\`"; fi
        done < <(prose "$page" | grep -oE '`(include|tests|docs|scripts|embedded|examples|cmake)/[A-Za-z0-9_./-]+' | cut -c2- || true)
    fi
done
if ((links == 0)); then fault "there is no link to check"; fi
if ((faults)); then
    echo "$faults faults"
    exit 1
fi
echo "$links links and paths of ${#pages[@]} pages lead somewhere"
