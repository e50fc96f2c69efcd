// SPDX-License-Identifier: MIT
// Logits of steps from 2^-30 to 2^30, and at the ends of double: within the stated errors, with the same bits at a
// compiled and at a run-time scale. every_step_*_test.cpp take every step.
#include <fxact/softmax.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "oracle.hpp"
#include "rows.hpp"
#include "steps.hpp"

namespace fxact::test {
namespace {

TEST_CASE(
    "softmax of 8-bit logits, every 64th step from 2^-30 to 2^30: within the stated error, one result for compiled and "
    "run-time scale") {
    check_powers<std::int8_t, -30, 30, 6, uq<0, 8>, uq<0, 16>>(few_lengths);
}

TEST_CASE(
    "softmax of 16-bit logits, every 64th step from 2^-30 to 2^30: within the stated error, one result for compiled "
    "and "
    "run-time scale") {
    check_powers<std::int16_t, -30, 30, 6, uq<0, 8>, uq<0, 16>>(few_lengths);
}

TEST_CASE("softmax of rows up to 65,536: within the stated error, one result for compiled and run-time scale") {
    check_powers<std::int8_t, -18, 6, 6, uq<0, 8>, uq<0, 16>>(more_lengths);
    check_powers<std::int16_t, -18, 6, 6, uq<0, 8>, uq<0, 16>>(more_lengths);
    constexpr std::size_t longest[]{65'536};
    check_powers<std::int8_t, -12, 0, 6, uq<0, 8>, uq<0, 16>>(longest);
    check_powers<std::int16_t, -12, 0, 6, uq<0, 8>, uq<0, 16>>(longest);
}

TEST_CASE(
    "softmax from and into 32 bits, steps from 2^-30 to 2^30: within the stated error, one result for both scales") {
    check_powers<std::int8_t, -30, 30, 12, uq<0, 32>, q31>(few_lengths);
    check_powers<std::int16_t, -30, 30, 12, uq<0, 32>>(few_lengths);
    check_powers<std::int32_t, -30, 30, 6, uq<0, 8>, uq<0, 16>, uq<0, 32>>(few_lengths);
}

template <class In, class Out>
void check_log_power(std::span<const std::size_t> lengths) {
    for (const shape s : shapes)
        for (const std::size_t n : lengths) {
            const coded_row<rep_of<In>> row = coded<rep_of<In>>(s, n, step_of<In>);
            std::vector<In> in;
            for (const auto code : row.codes) in.push_back(format_traits<In>::from_raw(code));
            std::vector<Out> expected(n), out(n);
            CHECK(log_softmax(std::span{in}, std::span{expected}) == n);
            const row_errors errors = compare_row(row.values(), expected, &exact_logit::log_probability);
            INFO((pair_name<In, Out>()) << ", n = " << n << ", worst " << errors.worst);
            CHECK((errors.worst <= log_softmax_bound<Out, In>()));
            CHECK(errors.ordered);
            CHECK(errors.equal_kept);
            if (n > 2049) continue;
            CHECK(log_softmax(std::span{row.codes}, std::span{out}, softmax_spec{.temperature = 1 / row.step}) == n);
            CHECK(out == expected);
            if constexpr (sizeof(In) == 1) {
                CHECK(log_softmax(std::span{row.codes}, std::span{out}, softmax_exps{row.step}) == n);
                CHECK(out == expected);
            }
        }
}
template <class Rep, int First, int Last, int Gap, class Out>
void check_log_powers(std::span<const std::size_t> lengths) {
    [&]<int... I>(std::integer_sequence<int, I...>) {
        (check_log_power<logit<Rep, First + Gap * I>, Out>(lengths), ...);
    }
    (std::make_integer_sequence<int, (Last - First) / Gap + 1>{});
}

TEST_CASE(
    "log_softmax of steps from 2^-30 to 2^30: within the stated error, one result for compiled and run-time scale") {
    check_log_powers<std::int8_t, -30, 30, 3, q<3, 4>>(few_lengths);
    check_log_powers<std::int8_t, -20, 0, 2, quantized<std::int16_t, affine{0x1p-16, 32'767}>>(few_lengths);
    check_log_powers<std::int16_t, -30, 30, 3, q<3, 12>>(few_lengths);
    check_log_powers<std::int16_t, -20, 0, 2, quantized<std::int16_t, affine{0x1p-16, 32'767}>>(more_lengths);
}

// ---- steps at the ends of double

template <class In, class Out>
constexpr std::array<Out, 4> ends_of() {
    std::array<In, 4> row{In::from_raw(-128), In::from_raw(127), In::from_raw(127), In::from_raw(126)};
    std::array<Out, 4> out{}, computed{};
    softmax(std::span{row}, std::span{out});
    softmax(std::span{row}, std::span{computed}, softmax_spec{});
    return computed == out ? out : std::array<Out, 4>{};
}
template <class Rep, class Out>
constexpr bool ends_are_right(Out half, Out quarter) {
    return ends_of<quantized<Rep, affine{5e-324, 0}>, Out>() == std::array{quarter, quarter, quarter, quarter} &&
           ends_of<quantized<Rep, affine{1e-310, 0}>, Out>() == std::array{quarter, quarter, quarter, quarter} &&
           ends_of<quantized<Rep, affine{1e308, 0}>, Out>() == std::array{Out{}, half, half, Out{}};
}
static_assert(ends_are_right<std::int8_t>(uq<0, 8>{0.5}, uq<0, 8>{0.25}),
              "the least step makes all equal, the largest all but the largest 0");
static_assert(ends_are_right<std::int16_t>(q15{0.5}, q15{0.25}));
static_assert(ends_are_right<std::int32_t>(q31{0.5}, q31{0.25}));
static_assert(ends_are_right<std::int8_t>(0.5F, 0.25F));
static_assert(ends_are_right<std::int16_t>(0.5, 0.25));

template <class Out>
constexpr bool finest_step_is_taken() {
    const std::array row{1.0F, 2.0F};
    std::array<Out, 2> out{};
    return softmax(std::span{row}, std::span{out}) == 2 && out[0].raw() == 127 && out[1].raw() == 127 &&
           cross_entropy_gradient(std::span{row}, 1, std::span{out}) == 2 && out[0].raw() == 127 &&
           out[1].raw() == -128;
}
static_assert(finest_step_is_taken<quantized<std::int8_t, affine{5e-324, 0}>>(),
              "every probability is beyond the last code");

}  // namespace
}  // namespace fxact::test
