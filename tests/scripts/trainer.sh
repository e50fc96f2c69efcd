#!/usr/bin/env bash
# The digits trainer refuses settings that make no sense with one line and exit status 2, and says when a rate diverges.
#   tests/scripts/trainer.sh <digits_train> <digits.csv> <folder to work in>
set -euo pipefail
trainer=$1
csv=$2
mkdir -p "$3"
cd "$3"

faults=0
# expect <exit status> <words> <option...>: both, in one line; and no header is written.
expect() {
    local status=0
    rm -f header.hpp
    "$trainer" "$csv" header.hpp --epochs 3 "${@:3}" >out 2>err || status=$?
    if ((status != $1)) || [[ $(wc -l <err) != 1 ]] || ! grep -qF -e "$2" err || grep -qi nan out || [[ -e header.hpp ]]; then
        echo "${*:3}: exit status $status; instead of $1 and '$2':"
        cat out err
        faults=$((faults + 1))
    fi
}

for rate in nan 0 -1 -0 inf -inf 1e30 1e-40 11 fast '' 0.1x; do expect 2 "--rate: must be a number from" --rate "$rate"; done
for number in nan inf -0.1 2 x; do
    expect 2 "--momentum: must be a number from" --momentum $number
    expect 2 "--decay: must be a number from" --decay $number
    expect 2 "--variety: must be a number from" --variety $number
done
for number in nan 0 -3 x 1e9; do
    expect 2 "--epochs: " --epochs $number
    expect 2 "--batch: " --batch $number
    expect 2 "--train: " --train $number
    expect 2 "--cross-validate: " --cross-validate $number
done
expect 2 "--seed" --seed x
expect 2 "--nonsense" --nonsense
expect 2 "surplus" surplus
expect 1 "diverges; train with a smaller --rate" --rate 10
expect 1 "diverges; train with a smaller --rate" --rate 10 --decay 1
expect 1 "diverges; train with a smaller --rate" --rate 10 --cross-validate 2

if ((faults)); then
    echo "$faults faults"
    exit 1
fi
echo "the trainer says what is wrong"
