#!/usr/bin/env bash
# No file has a phrase of words.txt: those that readers stumbled over, and British spellings. A phrase may run over the end of a line.
set -euo pipefail
usage="usage: tests/docs/words.sh <words.txt> <file or folder>...: says where they have a phrase of the list, and what to write instead"
if [[ ${1:-} == -h || ${1:-} == --help ]]; then echo "$usage" && exit 0; fi
if (($# < 2)); then echo "words.sh: too few words; $usage" >&2 && exit 2; fi
list=$1
shift

# Each line with the beginning of the next one, without what marks a comment.
files=()
while IFS= read -r file; do files+=("$file"); done < <(find "$@" -type f \
    \( -name '*.md' -o -name '*.hpp' -o -name '*.cpp' -o -name '*.sh' -o -name '*.cmake' -o -name '*.txt' -o -name '*.py' \) ! -samefile "$list" | sort)
if ((${#files[@]} == 0)); then echo "words.sh: no files in $*" >&2 && exit 1; fi
joined=$(mktemp)
trap 'rm -f "$joined"' EXIT
awk -v self="$list" '
    FILENAME == self { next }
    {
        text = $0
        sub(/^[ \t]*(\/\/[\/!]?<?|#|\*)?[ \t]*/, "", text)
        if (place != "" && FNR > 1) print place ": " before " " substr(text, 1, 32)
        else if (place != "") print place ": " before
        place = FILENAME ":" FNR
        before = text
    }
    END { print place ": " before }' "${files[@]}" >"$joined"

faults=0
while IFS=$'\t' read -r phrase instead; do
    if [[ -z $phrase || $phrase == "#"* ]]; then continue; fi
    while IFS= read -r hit; do
        echo "${hit:0:160}   [say: $instead]"
        faults=$((faults + 1))
    done < <(grep -iP -e "$phrase" "$joined" || true)
done <"$list"
if ((faults)); then
    echo "$faults places"
    exit 1
fi
echo "no phrase of $list in ${#files[@]} files"
