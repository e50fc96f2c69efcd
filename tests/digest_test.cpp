// SPDX-License-Identifier: MIT
#if defined(__GNUC__) && !defined(__clang__)
// An option of this test makes constants floats (tests/CMakeLists.txt).
#pragma GCC diagnostic ignored "-Wdouble-promotion"
#endif
#include "digest.hpp"

#include "catch.hpp"
#include "tier.hpp"

TEST_CASE("each function in each format gives the bits of the list") {
    fxact::test::digests::check([](const fxact::test::digest_result& result) {
        UNSCOPED_INFO(result.function);
        for (const auto& part : result.parts) UNSCOPED_INFO(part.format << ": " << std::hex << part.found);
        CHECK(result.found == result.expected);
    });
}

TEST_CASE("each function in each format gives the same bits in the compiler and in the program") {
    fxact::test::digests::check_compiler<fxact::test::full_tier>(
        [](const char* function, const char* format, bool agree) {
            UNSCOPED_INFO(function << ", " << format);
            CHECK(agree);
        });
}
