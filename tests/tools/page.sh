#!/usr/bin/env bash
# The commands of docs/tool.md that are marked print what the page says.
#   page.sh <fxact> <docs/tool.md> <folder to work in>
set -euo pipefail
work=$3
rm -rf "$work"
mkdir -p "$work/bin"
ln -s "$1" "$work/bin/fxact"
awk -v work="$work" '
    /^<!-- run -->$/ { run = ++count; next }
    run && /^```sh$/ { to = work "/" count ".sh"; next }
    run && /^```text$/ { to = work "/" count ".txt"; next }
    run && /^```$/ { if (to ~ /txt$/) run = 0; to = ""; next }
    to != "" { print >to }
' "$2"

cd "$work"
faults=0
count=0
for script in *.sh; do
    count=$((count + 1))
    PATH=$work/bin:$PATH bash "$script" >found 2>&1 || true
    if ! diff "${script%.sh}.txt" found; then
        echo "tool.md: $(cat "$script") prints the lines with >"
        faults=$((faults + 1))
    fi
done
echo "$count commands, $faults faults"
((faults == 0 && count > 2))
