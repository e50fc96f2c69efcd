# Sourced after common.sh by readme.sh. peers_svg <performance.md> <sigmoid's bytes> <tanh's bytes>: the picture of README.
# shellcheck shell=bash
if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    usage="usage: source scripts/lib/peers.sh, after common.sh; it does nothing by itself"
    case $#:${1:-} in
    1:-h | 1:--help) echo "$usage" && exit 0 ;;
    *) echo "peers.sh: it is to be sourced, not run; $usage" >&2 && exit 2 ;;
    esac
fi

# Bars of each group are in proportion to the group's longest; ours is the first. A chart is "instructions" or "bytes".
peers_svg() {
    awk -v sigmoid="$2" -v tanh="$3" '
        # A figure that nobody states, "" or "-", has no bar.
        function add(chart, what, who, figure,    key) {
            key = chart SUBSEP what
            if (figure == "" || figure == "-") return
            if (!(key in count)) order[chart, ++groups[chart]] = what
            name[key, ++count[key]] = who
            value[key, count[key]] = figure + 0
        }
        function bar(who, figure, longest, own,    width) {
            width = 300 * figure / longest
            bars = bars sprintf("<text x=\"205\" y=\"%d\" text-anchor=\"end\">%s</text>\n", y + 11, who)
            bars = bars sprintf("<rect x=\"212\" y=\"%d\" width=\"%.1f\" height=\"13\" class=\"%s\"/>\n", y, width, own ? "own" : "peer")
            bars = bars sprintf("<text x=\"%.1f\" y=\"%d\">%s</text>\n", 217 + width, y + 11, figure)
            y += 17
        }
        function group(chart, what,    key, i, longest) {
            key = chart SUBSEP what
            bars = bars sprintf("<text x=\"8\" y=\"%d\" class=\"title\">%s</text>\n", y + 11, what)
            for (i = 1; i <= count[key]; ++i) longest = value[key, i] > longest ? value[key, i] : longest
            for (i = 1; i <= count[key]; ++i) bar(name[key, i], value[key, i], longest, i == 1)
            y += 9
        }
        function draw(chart, title,    i) {
            bars = bars sprintf("<text x=\"8\" y=\"%d\" class=\"head\">%s</text>\n", y + 18, title)
            y += 30
            for (i = 1; i <= groups[chart]; ++i) group(chart, order[chart, i])
        }
        BEGIN { own_bytes["table int16 sigmoid"] = sigmoid; own_bytes["table int16 tanh"] = tanh }
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
            row = part[1]; what = part[2]
            if (!(row in ours)) { print "peers.txt: no row \"" row "\"" >"/dev/stderr"; exit failed = 1 }
            if (!(what in begun_by)) {
                begun_by[what] = row
                add("instructions", what, "fxact", ours[row])
                if (part[5] != "-") add("bytes", what, "fxact", own_bytes[row])
            }
            add("instructions", what, part[3], cores[3])
            add("bytes", what, part[3], part[5])
        }
        END {
            if (failed) exit 1
            draw("instructions", "Instructions per element, Cortex-M4F")
            draw("bytes", "Bytes of flash for the table")
            printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 %d\" font-family=\"sans-serif\" font-size=\"12\">\n", y
            print "<style>rect.own{fill:#2563eb}rect.peer{fill:#9ca3af}text{fill:#374151}.title{font-weight:bold}.head{font-size:14px;font-weight:bold}</style>"
            printf "<rect width=\"600\" height=\"%d\" style=\"fill:#ffffff\"/>\n", y
            printf "%s</svg>\n", bars
        }
    ' "$1" docs/generate/peers.txt
}
