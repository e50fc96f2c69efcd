// SPDX-License-Identifier: MIT
// The coefficients of segments' own polynomials: no product overflows, and the curve is as close as theory says.
#include <fxact/detail/table/nodes/make_integers.hpp>
#include <fxact/detail/table/nodes/polynomial_nodes.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <fxact/activation/exp.hpp>
#include <fxact/activation/gelu.hpp>
#include <fxact/activation/hard_tanh.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/softplus.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/detail/table/run_time/laboratory.hpp>
#include <fxact/fixed.hpp>
#include <fxact/math.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::design;

table_layout layout_of(const problem& p, int degree, int bits, bool saturates) {
    table_layout layout;
    layout.method = interpolation::polynomial;
    layout.degree = degree;
    layout.segment_bits = bits;
    layout.node_bytes = 2;
    layout.domain = layout.covered = p.domain;
    layout.saturates = saturates;
    return layout;
}

/// The largest magnitude that 32-bit arithmetic meets on the way to a result.
std::int64_t largest_step(const detail::lookup::table_view& table, std::int64_t code) {
    const detail::lookup::polynomial_shape& own = table.shape().own;
    const auto place = table.place_of(code);
    const std::int64_t *n = table.node(place.segment), t = place.part, slope = n[1] << own.slope_up;
    std::int64_t largest = std::abs(slope), bend = n[2] * t;
    if (table.shape().layout.degree == 3) {
        const std::int64_t inner = (n[2] << own.bend_up) + n[3] * t;
        largest = std::max({largest, std::abs(inner), std::abs(inner * t)});
        bend = inner * t >> own.bend_down;
    }
    const std::int64_t product = (slope + bend) * t, unit = std::int64_t{1} << own.product_bits,
                       added = table.shape().after & (unit - 1);
    return std::max({largest, std::abs(bend), std::abs(slope + bend), std::abs(product), std::abs(product + added)});
}

template <discrete In, discrete Out, class F>
void check_steps(const char* name, const F& f, const detail::code_range& domain = detail::every_code<In>) {
    const problem p{format_of<In>, format_of<Out>, domain, facts_to_check(f)};
    const laboratory lab{f, p};
    for (const int degree : {2, 3})
        for (int bits = 3; bits <= 12; ++bits)
            for (const bool saturates : {false, true}) {
                const built_table table{f, p, lab.pieces(), layout_of(p, degree, bits, saturates)};
                std::int64_t largest = 0;
                for (std::int64_t code = domain.first; code <= domain.last; ++code)
                    largest = std::max(largest, largest_step(table.view(), code));
                INFO(name << ", degree " << degree << ", segments of 2^" << bits << ", saturates " << saturates);
                CHECK(largest < std::int64_t{1} << 31);
                CHECK(std::all_of(table.nodes().begin(), table.nodes().end(),
                                  [](std::int64_t n) { return n >= -32'768 && n <= 32'767; }));
            }
}

template <class F>
double error_of(const F& f, int degree, int bits) {
    const problem p{format_of<q<3, 12>>, format_of<q15>, detail::every_code<q<3, 12>>, facts_to_check(f)};
    const laboratory lab{f, p};
    const built_table table{f, p, lab.pieces(), layout_of(p, degree, bits, false)};
    return lab.max_error({&p, lab.pieces(), &table.view()});
}
}  // namespace

TEST_CASE("32 bits hold every step of a segment's own polynomial, and 16 bits its coefficients") {
    check_steps<q<3, 12>, q15>("sigmoid", sigmoid);
    check_steps<q<3, 12>, q15>("tanh", fxact::tanh);
    check_steps<q<3, 12>, q15>("exp", fxact::exp);
    check_steps<q<3, 12>, q<3, 12>>("gelu", gelu);
    check_steps<q<7, 8>, uq<0, 16>>("steep sigmoid", sigmoid);
    check_steps<q<3, 12>, q15>("sawtooth", [](auto x) { return math::sin(20 * x); });
    check_steps<q<3, 12>, q<7, 8>>("reciprocal", [](auto x) { return 1 / x; }, {16, 32'767});
    check_steps<quantized<std::int16_t, affine{3e-4, 1234}>, quantized<std::int8_t, affine{0.01, 4}>>("affine",
                                                                                                      fxact::tanh);
    check_steps<q<3, 12>, q15>("kinks", hard_tanh);
}

TEST_CASE("a segment's own polynomial errs by the rounding, the start's and the curve's that no other improves") {
    // h^3 |f'''| / 192 and h^4 |f''''| / 3072, in LSB of 2^-15, and half an LSB; 0.3 for the coefficients' roundings.
    CHECK(error_of(sigmoid, 2, 10) < 0.5 + 0.333 + 0.3);
    CHECK(error_of(sigmoid, 3, 11) < 0.5 + 0.084 + 0.3);
    CHECK(error_of(fxact::tanh, 3, 10) < 1);  // its starts are integers
    CHECK(error_of(sigmoid, 3, 9) < 0.5 + 0.3);
}

TEST_CASE("segments' own polynomials keep the order of f where two meet") {
    for (const int degree : {2, 3})
        for (int bits = 8; bits <= 10; ++bits) {
            const problem p{format_of<q<3, 12>>, format_of<q15>, detail::every_code<q<3, 12>>, facts_to_check(sigmoid)};
            const laboratory lab{sigmoid, p};
            const built_table table{sigmoid, p, lab.pieces(), layout_of(p, degree, bits, false)};
            bool rises = true;
            for (std::int64_t code = -32'768; code < 32'767; ++code)
                rises = rises && table.view().look_up(code + 1) >= table.view().look_up(code);
            INFO(degree << ' ' << bits);
            CHECK(rises);
        }
}
