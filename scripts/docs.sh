#!/usr/bin/env bash
# Builds the documentation as a site, offline: build/site/html/index.html. Every page of docs/ is in it, README as the first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/docs.sh: builds the documentation as a site, build/site/html/index.html"
help_if_asked "$@"
at_most 0 "$@"
install_missing "${for_docs[@]}"

source=build/site/source
rm -rf build/site
mkdir -p "$source"
cp -r docs/*.md docs/plots docs/proofs docs/decisions "$source"
# Pages from elsewhere, and the links to them.
cp README.md "$source/index.md"
cp CONTRIBUTING.md "$source/contributing.md"
cp CHANGELOG.md "$source/changelog.md"
cp examples/digits/README.md "$source/digits.md"
for picture in examples/digits/*.svg; do
    if [[ -e $picture ]]; then cp "$picture" "$source"; fi
done

while IFS= read -r page; do
    depth=$(tr -cd / <<<"${page#"$source"/}")
    up=${depth//\//..\/}
    # In order: pages that moved; what stays inside docs/; files of the project, which become their path.
    sed -i -E \
        -e "s#\]\((\.\./)*CONTRIBUTING\.md#](${up}contributing.md#g; s#\]\((\.\./)*CHANGELOG\.md#](${up}changelog.md#g" \
        -e "s#\]\((\.\./)*README\.md#](${up}index.md#g; s#\]\((\.\./)*examples/digits/README\.md#](${up}digits.md#g" \
        "$page"
    case $page in
    */index.md | */contributing.md | */changelog.md) sed -i -E 's#\]\(docs/#](#g' "$page" ;;
    */digits.md) sed -i -E 's#\]\(\.\./\.\./docs/#](#g' "$page" ;;
    esac
    outside='\.\./(\.\./|generate)'
    if [[ -z $up ]]; then outside='(\.\./|examples/|tests/|scripts/|embedded/|include/|generate)'; fi
    sed -i -E -e "s#\[(\`[^]]*\`)\]\($outside[^)]*\)#\1#g; s#\[([^]]*)\]\($outside[^)]*\)#\1#g" "$page"
done < <(find "$source" -name '*.md' ! -path '*/decisions/README.md')
mkdocs build --strict --quiet
echo "build/site/html/index.html: $(find build/site/html -name '*.html' | wc -l) pages"
