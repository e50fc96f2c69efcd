// SPDX-License-Identifier: MIT
// From exps to codes: the rows whose probabilities are known without an exp.
#include <fxact/detail/softmax/to_code.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "../oracle/tally.hpp"
#include "formats.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;

/// The code of 1 / n, half a code rounded up, saturated.
template <class Out>
std::int64_t code_of_one_over(std::uint64_t n) {
    using limits = std::numeric_limits<rep_of<Out>>;
    const auto steps = static_cast<std::int64_t>(std::floor(1.0 / step_of<Out> / static_cast<double>(n) + 0.5));
    const std::int64_t code = steps + zero_point_of<Out>;
    return code < limits::min() ? limits::min() : code > limits::max() ? limits::max() : code;
}

/// n equal logits, as their exps are summed: each is one unit below 1.
template <class Out>
void check_equal(const char* name) {
    constexpr std::uint32_t largest = (std::uint32_t{1} << exp_bits) - 1;
    test::tally right;
    for (std::uint64_t n = 1; n <= 1024; ++n) {
        const exp_to_code<Out> round{(1 + n * largest) << (term_bits - exp_bits)};
        right.expect(raw_of(round(largest)) == code_of_one_over<Out>(n), n);
        right.expect(raw_of(round(0)) == code_of_one_over<Out>(1'000'000), n);
    }
    test::check(name, "1 / n is rounded to nearest, a tie up", right);
}
template <class Rep, int Zero>
using eighths = quantized<Rep, affine{1.0 / 8, Zero}>;
}  // namespace

TEST_CASE("n equal logits have 1 / n each, rounded, whatever the step and the zero point") {
    check_equal<q7>("q7");
    check_equal<uq<0, 8>>("uq<0, 8>");
    check_equal<q15>("q15");
    check_equal<uq<0, 16>>("uq<0, 16>");
    check_equal<q<3, 4>>("q<3, 4>");
    check_equal<q<7, 0>>("q<7, 0>");
    check_equal<quantized<std::int8_t, affine{1.0 / 256, -128}>>("256 codes from -128");
    check_equal<quantized<std::int8_t, affine{2.0, 0}>>("a step of 2");
    // A code of 1 within the format, on it, one above its end and far above.
    check_equal<eighths<std::int8_t, -1>>("eighths from -1");
    check_equal<eighths<std::int8_t, 119>>("eighths up to 1");
    check_equal<eighths<std::int8_t, 120>>("eighths up to 7/8");
    check_equal<eighths<std::int8_t, 125>>("eighths up to 1/4");
    check_equal<test::affine_code<std::int8_t, 125'000, -131>>("eighths from 3/8");
    check_equal<quantized<std::uint8_t, affine{0.005, 10}>>("a step of 0.005");
    check_equal<quantized<std::uint8_t, affine{0.005, 100}>>("a step of 0.005 up to 0.775");
}
