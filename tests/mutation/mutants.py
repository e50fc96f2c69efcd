# SPDX-License-Identifier: MIT
"""Mutants of the library's headers: small faults, made from the source text by rules, the same ones in every run."""

import dataclasses
import hashlib
import math
import pathlib
import re

# What is mutated. A room is a folder under include/fxact/detail, or the one that a public header belongs to.
PUBLIC = {
    "fixed": "format", "quantized": "format", "format": "format", "math": "math", "dense": "dense", "table": "table",
    "table_spec": "table", "lut8": "table", "apply": "span",
}
LEFT_OUT = {"macros"}


def room_of(header):
    """The room of include/fxact/..., or None where nothing is mutated."""
    parts = pathlib.PurePosixPath(header).parts[2:]
    if parts[0] == "detail":
        room = "/".join(parts[1:-1])
        return None if room in LEFT_OUT else room
    if parts[0] == "softmax" or parts[0] == "softmax.hpp":
        return "softmax"
    return PUBLIC.get(pathlib.PurePosixPath(header).stem) if len(parts) == 1 else None


@dataclasses.dataclass(frozen=True)
class Mutant:
    header: str
    line: int  # from 1
    start: int  # where in the file the change is
    end: int
    text: str  # what is put there
    kind: str
    change: str  # in words
    source: str  # the text of the line
    id: str = ""

    def apply(self, text):
        return text[: self.start] + self.text + text[self.end:]


TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<number>\.?[0-9](?:[eEpP][+-]|'?[0-9a-zA-Z_.])*)
      | (?P<char>'(?:\\.|[^'\\\n])+')
      | (?P<name>[A-Za-z_]\w*)
      | (?P<sign>\.\.\.|<=>|<<=|>>=|::|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||\[\[|\]\]|[-+*/%&|^]=|[^\s\w])""",
    re.VERBOSE | re.DOTALL)


@dataclasses.dataclass
class Token:
    kind: str
    text: str
    start: int
    end: int


def tokens_of(text):
    return [Token(m.lastgroup, m.group(), m.start(), m.end()) for m in TOKEN.finditer(text) if m.lastgroup != "comment"]


# The conditions on the machine that hold on a host. What is compiled for a core alone is left out.
HOST_TRUE = re.compile(r"defined\(__SIZEOF_INT128__\)$")


def blank_preprocessor(text):
    """The text with directives, and what they switch off on a host, blanked out; every place keeps its number."""
    lines, result, shown, continued = text.splitlines(keepends=True), [], [], False
    for line in lines:
        directive = line.lstrip()
        is_directive = continued or directive.startswith("#")
        if is_directive and not continued:
            if re.match(r"#\s*(if|ifdef|ifndef)\b", directive):
                shown.append(bool(HOST_TRUE.search(directive.strip())))
            elif re.match(r"#\s*(else|elif)\b", directive):
                shown[-1] = not shown[-1] and not directive.startswith("#elif")
            elif re.match(r"#\s*endif\b", directive):
                shown.pop()
        continued = is_directive and line.rstrip("\n").endswith("\\")
        result.append(line if all(shown) and not is_directive else re.sub(r"[^\n]", " ", line))
    return "".join(result)


OPEN, CLOSE = {"(": ")", "[": "]", "{": "}", "[[": "]]"}, {")", "]", "}", "]]"}


def closing(tokens, i):
    """The place of the bracket that closes the one at i."""
    depth = 0
    for j in range(i, len(tokens)):
        if tokens[j].text in OPEN:
            depth += 1
        elif tokens[j].text in CLOSE:
            depth -= 1
            if depth == 0:
                return j
    return len(tokens) - 1


def closing_angle(tokens, i):
    depth = 0
    for j in range(i, len(tokens)):
        if tokens[j].text == "(":
            inner = closing(tokens, j)
            if any(t.text in ("<", ">") for t in tokens[j:inner]):
                return inner
        depth += {"<": 1, ">": -1, ">>": -2}.get(tokens[j].text, 0)
        if depth <= 0:
            return j
    return len(tokens) - 1


REQUIRES_ENDS = {"constexpr", "inline", "class", "struct", "static", "consteval", "explicit", "friend", "using", "[[",
                 "{", ";"}


def skipped(tokens):
    """Which tokens are declarations in types, or words for the compiler, rather than what is computed."""
    result, i = [False] * len(tokens), 0
    while i < len(tokens):
        text, end = tokens[i].text, i
        following = tokens[i + 1].text if i + 1 < len(tokens) else ""
        if text == "template" and following == "<":
            end = closing_angle(tokens, i + 1)
        elif text == "concept":
            while tokens[end].text != ";":
                end = closing(tokens, end) + 1 if tokens[end].text in OPEN else end + 1
        elif text == "requires":
            end = i + 1
            if following == "{" or following == "(":  # a requires-expression, or the first of a clause's conditions
                end = closing(tokens, end)
                if following == "(" and tokens[end + 1].text == "{":
                    end = closing(tokens, end + 1)
            else:
                while tokens[end].text not in REQUIRES_ENDS:
                    end = closing(tokens, end) + 1 if tokens[end].text == "(" else end + 1
                end -= 1
        elif text in ("static_assert", "noexcept", "decltype", "alignas", "sizeof") and following == "(":
            end = closing(tokens, i + 1)
        elif text == "[[":
            end = closing(tokens, i)
        elif text == "operator":
            end = i + 1
            while tokens[end + 1].text != "(":
                end += 1
        for j in range(i, end + 1):
            result[j] = True
        if end == i:
            result[i] = False
        i = end + 1
    return result


def in_loops(tokens):
    """Which tokens are in the head of a for or a while."""
    result = [False] * len(tokens)
    for i, token in enumerate(tokens[:-1]):
        if token.text in ("for", "while") and tokens[i + 1].text == "(":
            for j in range(i + 1, closing(tokens, i + 1)):
                result[j] = True
    return result


COMPARISON = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
ARITHMETIC = {"+": "-", "-": "+", "+=": "-=", "-=": "+="}
LOGIC = {"&&": "||", "||": "&&", "&": "|", "|": "&"}


def order(text):
    return hashlib.sha1(text.encode()).hexdigest()


def changed_number(text, place):
    """A coefficient with one digit changed, in the first half: a slip of the pen. A small number: the next one."""
    digits = text.replace("'", "")
    suffix = re.search(r"(?i)(?:u|l|f)*$", digits).group() if not digits.lower().startswith("0x") else \
        re.search(r"(?i)(?:u|l)*$", digits).group()
    body = digits[: len(digits) - len(suffix)]
    if re.fullmatch(r"\d+", body):
        return str(int(body) + 1) + suffix
    if re.fullmatch(r"(?i)0x[0-9a-f]+", body):
        value = body[2:]
        if len(value) < 6 or set(value) <= set("Ff07"):  # a mask, a bit
            return f"0x{int(value, 16) + 1:X}{suffix}"
        first = next(i for i, c in enumerate(value) if c != "0")
        at = first + 1 + int(order(place), 16) % max(1, (len(value) - first) // 2)
        return f"0x{value[:at]}{(int(value[at], 16) + 1) % 16:X}{value[at + 1:]}{suffix}"
    power = re.fullmatch(r"(?i)(0x[0-9a-f.]+p)([+-]?\d+)", body)
    if power:  # 0x1p-40
        return f"{power[1]}{int(power[2]) + 1}{suffix}"
    if re.fullmatch(r"\d+\.\d*|\.\d+", body):
        places = [i for i, c in enumerate(body) if c.isdigit()]
        significant = [i for i in places if body[: i + 1].strip("0.")] or places
        at = significant[int(order(place), 16) % max(1, (len(significant) + 1) // 2)]
        return body[:at] + str((int(body[at]) + 1) % 10) + body[at + 1:] + suffix
    return None


def changes_at(tokens, i, loop, place):
    """(kind, start, end, text) of each change at token i."""
    token, text = tokens[i], tokens[i].text
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    # The formatter puts spaces around binary operators, and none inside the angle brackets of templates.
    binary = before and after and before.end < token.start and token.end < after.start
    whole = (token.start, token.end)
    if token.kind == "number":
        in_template = (before.text == "<" and before.end == token.start or
                       after.text in (">", ">>") and after.start == token.end)
        new = None if in_template or before.text in ("<<", ">>") else changed_number(text, place)
        if new:
            long = len(text.replace("'", "")) > 6
            yield "a coefficient" if long else "a loop's start" if loop else "a constant", *whole, new
    elif text in ("true", "false"):
        yield "a flag", *whole, {"true": "false", "false": "true"}[text]
    elif text in COMPARISON and binary:
        yield "a loop's bound" if loop else "a comparison", *whole, COMPARISON[text]
    elif text in ARITHMETIC and binary:
        yield "a sign", *whole, ARITHMETIC[text]
    elif text in ("<<", ">>") and binary:
        if after.kind == "number" and after.text.isdigit():
            yield "a shift", after.start, after.end, str(int(after.text) + 1)
        else:
            yield "a shift", *whole, {"<<": ">>", ">>": "<<"}[text]
    elif text in LOGIC and binary:
        yield "a mask" if text in "&|" else "a condition", *whole, LOGIC[text]
    elif text in ("!", "~", "-") and after and after.start == token.end and (
            before.end < token.start or before.text in ("(", "[", "{")) and not (
            before.kind in ("name", "number") and before.text != "return" and text == "-") and (
            text != "-" or after.kind != "number"):
        yield "a negation", *whole, ""


TABLE_ENTRIES = 4  # of one table


def mutants_of(header, text):
    """All mutants of one header."""
    tokens = tokens_of(blank_preprocessor(text))
    skip, loops = skipped(tokens), in_loops(tokens)
    lines = text.splitlines()
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    result, seen, number = [], {}, 0
    entries = table_entries(tokens, header)
    for i, token in enumerate(tokens):
        while starts[number + 1] <= token.start:
            number += 1
        if skip[i] or i in entries and not entries[i]:
            continue
        source = lines[number].strip()
        for kind, start, end, new in changes_at(tokens, i, loops[i], f"{header}|{source}|{token.text}"):
            if i in entries:
                kind = "a table's entry"
            words = f"{text[start:end]} -> {new or 'nothing'}"
            if text[start:end] != token.text:
                words = f"{token.text} {words}"
            # Two equal changes of one line, or of two equal lines, are told apart by a number.
            key = f"{header}|{source}|{words}"
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > 1:
                words += f" (no. {seen[key]})"
            name = order(f"{header}|{source}|{words}")[:10]
            result.append(Mutant(header, number + 1, start, end, new, kind, words, source, name))
    return result


def table_entries(tokens, header):
    """Whether each of the numbers that fill a table is one of the few to be changed."""
    result, i = {}, 0
    while i < len(tokens):
        if tokens[i].text == "{":
            end, j, numbers = closing(tokens, i), i + 1, []
            while j < end and (tokens[j].kind == "number" or tokens[j].text in (",", "-")):
                if tokens[j].kind == "number":
                    numbers.append(j)
                j += 1
            if j == end and len(numbers) >= 8:
                chosen = sorted(numbers, key=lambda n: order(f"{header}|{tokens[n].text}"))[:TABLE_ENTRIES]
                result.update({n: n in chosen for n in numbers})
                i = end
        i += 1
    return result


def all_mutants(project):
    """Those of every header that belongs to a room, in the order of the files."""
    root = pathlib.Path(project)
    result = []
    for path in sorted((root / "include/fxact").rglob("*.hpp")):
        header = path.relative_to(root).as_posix()
        if room_of(header):
            result += mutants_of(header, path.read_text())
    return result


LEAST_OF_HEADER = 2


def chosen(mutants, count):
    """About so many, from every header in proportion. The choice in one header does not depend on its other lines."""
    by_header = {}
    for mutant in mutants:
        by_header.setdefault(mutant.header, []).append(mutant)
    result = []
    for own in by_header.values():
        most = max(LEAST_OF_HEADER, math.ceil(count * len(own) / len(mutants)))
        result += sorted(own, key=lambda m: order(m.id))[:most]
    return sorted(result, key=lambda m: order(m.id))  # so that a part of a run is a sample of the whole
