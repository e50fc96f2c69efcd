// SPDX-License-Identifier: MIT
// Twenty requests for one function, FXACT_TEST_FUNCTION: a program and the compiler design the same tables. Every
// format pair has a kind of its own: 8 or 16 bits, affine or not, wider or narrower output, saturating.
#include <cstdint>
#include <string>

#include <fxact/fxact.hpp>

#include "table/same_design.hpp"

namespace fxact::test {
namespace {

constexpr auto function = FXACT_TEST_FUNCTION;
using affine8 = quantized<std::int8_t, affine{0.05, -3}>;
using affine16 = quantized<std::int16_t, affine{3e-4, 1234}>;

/// A request for each table_spec, by the format pair's name.
template <discrete In, discrete Out, table_spec... Specs>
void check_each(const std::string& pair) {
    int number = 0;
    (check_same<function, In, Out, Specs>(pair + ", request " + std::to_string(++number)), ...);
}

}  // namespace

TEST_CASE("8-bit inputs: a program designs the compiler's tables") {
    check_each<q<3, 4>, q7, table_spec{}, table_spec{.max_error = 0.75}, table_spec{.max_error = 2},
               table_spec{.max_error = 2, .prefer = prefer::size}, table_spec{.exact = true}>("q<3, 4> to q7");
    check_each<q<3, 4>, q15, table_spec{.max_error = 1, .prefer = prefer::size},
               table_spec{.max_error = 4, .prefer = prefer::speed}, table_spec{.max_error = 4, .monotone = false},
               table_spec{.max_error = 1, .domain = {-2, 1.5}}>("q<3, 4> to q15");
    check_each<affine8, affine8, table_spec{.max_error = 0.6}, table_spec{.max_error = 1, .prefer = prefer::size},
               table_spec{.exact = true}>("affine, 8 bits");
}

TEST_CASE("16-bit inputs: a program designs the compiler's tables") {
    check_each<q<3, 12>, q15, table_spec{}, table_spec{.max_error = 0.6, .prefer = prefer::size},
               table_spec{.max_error = 2, .prefer = prefer::speed}>("q<3, 12> to q15");
    check_each<q<3, 12>, q<3, 12>, table_spec{.max_error = 1, .prefer = prefer::size},
               table_spec{.max_error = 2, .monotone = false}>("q<3, 12> to q<3, 12>");
    check_each<affine16, affine8, table_spec{.max_error = 0.75}, table_spec{.max_error = 1, .prefer = prefer::size}>(
        "affine, 16 to 8 bits");
    check_each<q<3, 12>, q<1, 14>, table_spec{.max_error = 1, .domain = {-1, 1}}>("q<3, 12> to q<1, 14>");
}

}  // namespace fxact::test
