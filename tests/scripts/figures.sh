#!/usr/bin/env bash
# scripts/lib/grown_figures.sh finds a figure that has grown and a row that is gone, and nothing else.
# Usage: figures.sh <project> <work folder>
set -euo pipefail
script=$1/scripts/lib/grown_figures.sh
mkdir -p "$2"
cd "$2"
page() { printf '## Title\n\n| | M0+ | M3 |\n|---|---:|---:|\n%s\n' "$1" >"$2"; }

page '| sigmoid | 100 | 50.0 |
| relu | 1.26 | 1.26 |' before.md
page '| sigmoid | 102 | 48.0 |
| relu | 1.28 | 1.20 |
| new | 9 | 9 |' same.md
page '| sigmoid | 100 | 51.1 |
| relu | 1.26 | 1.26 |' grown.md
page '| sigmoid | 100 | 50.0 |' gone.md

"$script" before.md same.md || { echo "figures.sh: up to 2 % is refused"; exit 1; }
if words=$("$script" before.md grown.md); then echo "figures.sh: 51.1 after 50.0 is not found"; exit 1; fi
[[ $words == "Title: sigmoid, column 2: 50.0 before, 51.1 now" ]] || { echo "figures.sh: it says '$words'"; exit 1; }
if words=$("$script" before.md gone.md); then echo "figures.sh: a row that is gone is not found"; exit 1; fi
[[ $words == "Title: relu is gone" ]] || { echo "figures.sh: it says '$words'"; exit 1; }
echo "figures.sh: a figure that has grown is found"
