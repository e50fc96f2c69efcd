// SPDX-License-Identifier: MIT
#include "digest.hpp"

#include "catch.hpp"

namespace {
using namespace fxact::test;

void report(const digest_result& result) {
    UNSCOPED_INFO(result.function);
    for (const digest_part& part : result.parts) UNSCOPED_INFO(part.format << ": " << std::hex << part.found);
    CHECK(result.found == result.expected);
}
}  // namespace

TEST_CASE("each function in each format has the bits of the list, in the compiler") { digests::check<by_the_compiler>(report); }
TEST_CASE("each function in each format has the bits of the list, in the program") { digests::check<by_the_program>(report); }
