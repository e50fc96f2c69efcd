# SPDX-License-Identifier: MIT
"""Values of fxact's numbers in lldb:   (lldb) command script import <fxact>/packaging/debug/fxact_lldb.py

A q<3, 12> prints as -1.25 (raw -5120) instead of (raw_ = -5120).
"""

import re


def fixed_summary(value, _):
    raw = value.GetNonSyntheticValue().GetChildMemberWithName("raw_").GetValueAsSigned()
    if re.match(r"fxact::fixed<(unsigned|uint)", value.GetType().GetCanonicalType().GetName()):
        raw = value.GetNonSyntheticValue().GetChildMemberWithName("raw_").GetValueAsUnsigned()
    bits = int(re.search(r", (\d+)>$", value.GetType().GetCanonicalType().GetName()).group(1))
    return f"{raw / 2**bits:.12g} (raw {raw})"


def __lldb_init_module(debugger, _):
    debugger.HandleCommand(f'type summary add -x "^fxact::fixed<.+>$" -F {__name__}.fixed_summary')
