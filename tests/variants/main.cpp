// SPDX-License-Identifier: MIT
// One program of translation units with other flags: all give the same results.
#include <cstdio>

#include "calls.hpp"

int main() {
    const fxact::test::call_results expected = fxact::test::call_portable();
    const bool words = fxact::test::call_words() == expected, small = fxact::test::call_words_small() == expected;
    std::printf("%zu results; words %s, -Os %s\n", expected.bytes.size() + expected.halfwords.size(),
                words ? "agree" : "DIFFER", small ? "agree" : "DIFFER");
    return words && small && !expected.bytes.empty() ? 0 : 1;
}
