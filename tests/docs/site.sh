#!/usr/bin/env bash
# Builds the site, and opens it in headless Chromium. 77: a program that this needs is not installed.
#   site.sh <project> <folder to work in>
set -euo pipefail
project=$1 work=$2
for program in chromedriver mkdocs python3; do
    command -v "$program" >/dev/null || { echo "$program is not installed" && exit 77; }
done
rm -rf "$work"
mkdir -p "$work"
"$project/scripts/docs.sh"
cp -r "$project/build/site/html" "$work/html"
python3 "$project/tests/docs/site.py" "$work/html"
