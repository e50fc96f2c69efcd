# SPDX-License-Identifier: MIT
"""What became of the mutants, in Markdown."""

import collections

import mutants as source

ABOUT = """Written by `scripts/mutate.sh`. A mutant is one small fault in a header. It is killed when a test of the
default tier, with g++ on a host, fails or does not compile because of it. Mutants that are no valid programs are not
counted, nor are those that compute the same, which `tests/mutation/equivalent.txt` lists with the reasons. Code for one
instruction set of the Cortex-M cores is left out: the tests on boards cover it."""


def share(killed, survived):
    return 100 * killed / (killed + survived) if killed + survived else 100.0


def table_by(title, pairs):
    lines = [f"| {title} | mutants | killed | survived | equivalent | invalid | share killed |",
             "|---|--:|--:|--:|--:|--:|--:|"]
    for name in sorted({name for name, _ in pairs}):
        counts = collections.Counter(status for own, status in pairs if own == name)
        valid = counts["killed"] + counts["survived"] + counts["equivalent"]
        lines.append(f"| {name} | {valid} | {counts['killed']} | {counts['survived']} | {counts['equivalent']} | "
                     f"{counts['invalid']} | {share(counts['killed'], counts['survived']):.0f} % |")
    return lines


def code(text):
    return f"`` {text} ``".replace("|", "\\|")


def report_text(mutants, results, known_equivalent, stale):
    """The report, in Markdown."""
    rows, by_test, by_kind = [], collections.Counter(), []
    seconds = sum(result.seconds for result in results.values())
    survivors, equivalent = [], []
    for mutant in mutants:
        result = results[mutant.id]
        status = result.status
        if status == "survived" and mutant.id in known_equivalent:
            status = "equivalent"
            equivalent.append(mutant)
        elif status == "survived":
            survivors.append(mutant)
        elif status == "killed":
            by_test["tests/compile_fail" if "/compile_fail/" in result.test else result.test] += 1
        rows.append((source.room_of(mutant.header), status))
        by_kind.append((mutant.kind, status))
    total = collections.Counter(status for _, status in rows)
    caught = share(total["killed"], total["survived"])
    lines = ["# Mutants", "",
             ABOUT, "",
             f"**{caught:.1f} % killed: {total['killed']} of {total['killed'] + total['survived']} mutants.** "
             f"{total['equivalent']} are equivalent, {total['invalid']} invalid. "
             f"They took {seconds / 60:.0f} minutes of one core.", ""]
    lines += table_by("room", rows) + [""] + table_by("fault", by_kind) + [""]
    lines += ["| killed by | mutants |", "|---|--:|"]
    lines += [f"| {test} | {count} |" for test, count in sorted(by_test.items(), key=lambda pair: (-pair[1], pair[0]))]
    lines += ["", "## Survivors", ""] + [
        f"- `{mutant.header}:{mutant.line}`, {mutant.kind}: {code(mutant.change)} in {code(mutant.source)}"
        for mutant in survivors]
    if not survivors:
        lines.append("None.")
    if equivalent:
        lines += ["", "## Equivalent", ""] + [
            f"- `{mutant.header}:{mutant.line}`: {code(mutant.change)} in {code(mutant.source)}: "
            f"{known_equivalent[mutant.id]}"
            for mutant in equivalent]
    if stale:
        lines += ["", "## Entries of equivalent.txt that fit no mutant", ""] + [
            f"- `{block['file']}`: {code(block['change'])} in {code(block['line'])}" for block in stale]
    return "\n".join(lines) + "\n", caught, total, survivors
