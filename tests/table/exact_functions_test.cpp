// SPDX-License-Identifier: MIT
// Correctly rounded tables of other functions: every code against the library's own correctly rounded value.
#include "check_exact.hpp"
#include "designs.hpp"

#include "../catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_exact;

static_assert(exact_exp::bytes <= 1030 && exact_gelu::bytes <= 870 && exact_silu::bytes <= 1090,
              "less than 1/100 of a direct table");
static_assert(exact_exp::monotone, "rounding keeps order");
static_assert(!exact_gelu::monotone && !exact_silu::monotone, "gelu and silu have a minimum");
}  // namespace

TEST_CASE("exact exp, gelu and silu tables give the correctly rounded value at every code") {
    check_exact<exact_exp>("exp");
    check_exact<exact_gelu>("gelu");
    check_exact<exact_silu>("silu");
}
