# SPDX-License-Identifier: MIT
"""Values of fxact's numbers in gdb:   (gdb) source <fxact>/packaging/debug/fxact_gdb.py

A q<3, 12> prints as -1.25 (raw -5120) instead of {raw_ = -5120}.
"""

import re

import gdb
import gdb.printing
import gdb.types


def integer(value):
    """A raw value as a number; an int8_t would print as a character."""
    return int(value)


class FixedPrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        raw = integer(self.value["raw_"])
        bits = int(gdb.types.get_basic_type(self.value.type).template_argument(1))
        return f"{raw / 2**bits:.12g} (raw {raw})"


class QuantizedPrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        raw = integer(self.value["raw_"])
        # The debug information has the parameters in the name of the base class only: ...<fxact::affine{5.0e-1, -10}>.
        base = next(field for field in gdb.types.get_basic_type(self.value.type).fields() if field.is_base_class)
        scale, zero_point = re.search(r"\{([^,}]+), ([^,}]+)\}", base.name).groups()
        return f"{(raw - int(zero_point)) * float(scale):.12g} (raw {raw})"


def printers():
    result = gdb.printing.RegexpCollectionPrettyPrinter("fxact")
    result.add_printer("fixed", "^fxact::fixed<", FixedPrinter)
    result.add_printer("quantized", "^fxact::quantized<", QuantizedPrinter)
    return result


gdb.printing.register_pretty_printer(gdb.current_objfile(), printers(), replace=True)
