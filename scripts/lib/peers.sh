# Sourced after common.sh by readme.sh. peers_svg <performance.md> <sigmoid's bytes> <tanh's bytes>: the picture of README.
# shellcheck shell=bash
if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    usage="usage: source scripts/lib/peers.sh, after common.sh; it does nothing by itself"
    case $#:${1:-} in
    1:-h | 1:--help) echo "$usage" && exit 0 ;;
    *) echo "peers.sh: it is to be sourced, not run; $usage" >&2 && exit 2 ;;
    esac
fi

# Bars of each group are in proportion to the group's longest.
peers_svg() {
    awk -v sigmoid="$2" -v tanh="$3" '
        function bar(name, value, longest, own,    width) {
            width = 300 * value / longest
            bars = bars sprintf("<text x=\"205\" y=\"%d\" text-anchor=\"end\">%s</text>\n", y + 11, name)
            bars = bars sprintf("<rect x=\"212\" y=\"%d\" width=\"%.1f\" height=\"13\" class=\"%s\"/>\n", y, width, own ? "own" : "peer")
            bars = bars sprintf("<text x=\"%.1f\" y=\"%d\">%s</text>\n", 217 + width, y + 11, value)
            y += 17
        }
        function group(title, names, values, count,    i, longest) {
            bars = bars sprintf("<text x=\"8\" y=\"%d\" class=\"title\">%s</text>\n", y + 11, title)
            for (i = 1; i <= count; ++i) longest = values[i] > longest ? values[i] : longest
            for (i = 1; i <= count; ++i) bar(names[i], values[i], longest, i == 1)
            y += 9
        }
        FNR == NR {
            if (!/^\|/ && begun) done = 1  # the first table of the page
            if (/^\|/) begun = 1
            if (/^\| [a-z]/ && !done) { split($0, cell, / *\| */); ours[cell[2]] = cell[5] }  # the column of M4F
            next
        }
        /^#/ { next }
        {
            split($0, part, / \| /)
            split(part[4], cores, " ")
            if (!(part[2] in count)) {
                order[++groups] = part[2]
                name[part[2], ++count[part[2]]] = "fxact"
                value[part[2], count[part[2]]] = ours[part[1]]
                if (ours[part[1]] == "") { print "peers.txt: no row \"" part[1] "\"" >"/dev/stderr"; exit 1 }
            }
            name[part[2], ++count[part[2]]] = part[3]
            value[part[2], count[part[2]]] = cores[3]
        }
        function shown(title, key,    i) {
            delete names
            delete values
            for (i = 1; i <= count[key]; ++i) { names[i] = name[key, i]; values[i] = value[key, i] + 0 }
            group(title, names, values, count[key])
        }
        END {
            y = 30
            bars = "<text x=\"8\" y=\"18\" class=\"head\">Instructions per element, Cortex-M4F</text>\n"
            for (i = 1; i <= groups; ++i) shown(order[i], order[i])
            bars = bars sprintf("<text x=\"8\" y=\"%d\" class=\"head\">Bytes of flash for the table</text>\n", y + 16)
            y += 28
            names[1] = "fxact"; names[2] = "TFLM, CMSIS-NN"; values[1] = sigmoid; values[2] = 512
            group("sigmoid, int16", names, values, 2)
            names[2] = "TFLM"; values[1] = tanh
            group("tanh, int16", names, values, 2)
            printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 %d\" font-family=\"sans-serif\" font-size=\"12\">\n", y
            print "<style>rect.own{fill:#2563eb}rect.peer{fill:#9ca3af}text{fill:#374151}.title{font-weight:bold}.head{font-size:14px;font-weight:bold}</style>"
            printf "<rect width=\"600\" height=\"%d\" style=\"fill:#ffffff\"/>\n", y
            printf "%s</svg>\n", bars
        }
    ' "$1" docs/generate/peers.txt
}
