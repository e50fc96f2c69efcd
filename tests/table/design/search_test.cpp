// SPDX-License-Identifier: MIT
// The designs that the search finds. Whoever changes one of them changes it here, on purpose.
#include <fxact/detail/table/design/compiled_design.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/design/search_for_exact.hpp>

#include <cmath>
#include <cstddef>

#include <fxact/activation/exp.hpp>
#include <fxact/activation/gelu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/softsign.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using byte = q<3, 4>;

struct design {
    interpolation method;
    std::size_t entries, bytes;
    double max_error;  // to four decimals
};

template <auto F, class Out, table_spec Spec>
void check_design(const char* name, const design& expected) {
    using found = table<F, byte, Out, Spec>;
    INFO(name);
    CHECK(found::interpolation == expected.method);
    CHECK(found::entries == expected.entries);
    CHECK(found::bytes == expected.bytes);
    CHECK(std::abs(found::max_error - expected.max_error) < 0.0001);
}
}  // namespace

TEST_CASE("a request of 8-bit inputs is met by the same table as before") {
    using enum interpolation;
    check_design<sigmoid, q7, table_spec{.max_error = 1, .prefer = prefer::size}>("sigmoid within 1",
                                                                                  {quadratic, 9, 9, 0.7420});
    check_design<sigmoid, q7, table_spec{.max_bytes = 24}>("sigmoid in 24 bytes", {quadratic, 18, 18, 0.6582});
    check_design<fxact::tanh, q7, table_spec{.max_error = 0.7, .prefer = prefer::size}>("tanh within 0.7",
                                                                                        {quadratic, 20, 40, 0.5646});
    check_design<fxact::exp, byte, table_spec{.max_error = 1, .prefer = prefer::size}>("exp within 1",
                                                                                       {quadratic, 17, 17, 0.8346});
    check_design<gelu, byte, table_spec{.max_error = 0.8, .prefer = prefer::size}>("gelu within 0.8",
                                                                                   {linear, 22, 22, 0.7672});
    check_design<softsign, q15, table_spec{.max_error = 20, .prefer = prefer::size}>("softsign within 20",
                                                                                     {linear, 41, 82, 12.2400});
    check_design<silu, q<3, 12>, table_spec{.max_bytes = 60}>("silu in 60 bytes", {quadratic, 18, 36, 28.0013});
    check_design<sigmoid, q15, table_spec{.max_error = 4, .interpolation = quadratic, .prefer = prefer::size}>(
        "sigmoid by parabolas", {quadratic, 34, 68, 0.9067});
    check_design<sigmoid, q15, table_spec{.max_error = 4, .interpolation = linear, .prefer = prefer::size}>(
        "sigmoid by lines", {linear, 49, 98, 3.4381});
}
