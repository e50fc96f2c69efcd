#!/usr/bin/env bash
# `fxact check` finds a file right that the tool wrote, and wrong after any change.
#   check.sh <fxact> <folder to work in>
set -euo pipefail
tool=$1
work=$2
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
work_in "$work"

# expects <status> <file> <words>
expects() {
    local status=0
    "$tool" check "$2" >out 2>&1 </dev/null || status=$?
    if ((status != $1)) || ! grep -qF -- "$3" out; then fault "$2: exit status $status, $(head -c 300 out)"; fi
}
request=(table --function 'x * sigmoid(1.702 * x)' --in q3.12 --out q3.12 --max-error 0.75)
for kind in c99 cpp11 arduino cpp20 json; do
    "$tool" "${request[@]}" --emit $kind -o $kind >out
    expects 0 $kind '65536 codes looked up'
    sed 's/$/\r/' $kind >crlf
    expects 0 crlf '65536 codes looked up'
done
"$tool" table --function sigmoid --in q3.12 --out q15 --exact --emit c99 -o exact >out
expects 0 exact '65536 correctly rounded; largest error 0.499'
"$tool" table --function sigmoid --in q4.27 --out q15 --max-error 0.75 --emit c99 -o wide >out
expects 0 wide '65536 codes of 2^32'

# ---- damaged
node=$(grep -n '_nodes\[.*{' c99 | cut -d: -f1)
sed "$((node + 1))s/[1-9]/0/" c99 >node
expects 1 node "node:$((node + 1)): this line is not what fxact writes"
sed 's/ >> 1);/ >> 2);/; s/at = /at = 1 + /' c99 >code
expects 1 code 'this line is not what fxact writes'
head -n 30 c99 >short
expects 1 short 'this line is not what fxact writes'
sed 's/"max_error":0.75/"max_error":2.75/' c99 >other_request
expects 1 other_request 'states another digest'
sed 's/"digest":"./"digest":"x/' c99 >digest
expects 1 digest 'states another digest'
sed 's/"in":"q3.12"/"in":"q3.13"/' c99 >format
expects 2 format '17 bits'
sed 's/"emit":"c99"/"emit":"c89"/' c99 >kind
expects 2 kind '--emit is one of'
sed 's/"request"/"question"/' c99 >lacks
expects 2 lacks 'lacks one of'
sed 's/"max_error":0.75/"max_error":"much"/' c99 >type
expects 2 type 'the request is not readable'
sed '/fxact: {/s/"}/"/' c99 >cut
expects 2 cut 'is damaged'
printf 'fxact: {' >open
expects 2 open 'is damaged'
printf '%100000s' '' | tr ' ' '[' >deep
expects 2 deep 'has no line'
head -c 100000 /dev/zero >zeros
expects 2 zeros 'has no line'
: >empty
expects 2 empty 'has no line'
echo "$faults faults"
((faults == 0))
