// SPDX-License-Identifier: MIT
// Prints the digests that differ from the list's, or that none does.
#include <cinttypes>
#include <cstdio>

#include "../digest.hpp"

int main() {
    int digests = 0, wrong = 0;
    fxact::test::digests::check([&](const fxact::test::digest_result& result) {
        ++digests;
        if (result.found == result.expected) return;
        ++wrong;
        std::printf("%s: 0x%016" PRIx64 " instead of 0x%016" PRIx64 "\n", result.function, result.found,
                    result.expected);
        for (const auto& part : result.parts) std::printf("    %s 0x%016" PRIx64 "\n", part.format, part.found);
    });
    std::printf("%d of %d digests differ\n", wrong, digests);
    return wrong != 0;
}
