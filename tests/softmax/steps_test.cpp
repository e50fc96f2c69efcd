// SPDX-License-Identifier: MIT
// Logits of every step from 2^-30 to 2^30, and of some others: the bounds hold, and the
// bits do not depend on who knows the step.
#include <fxact/softmax.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

constexpr double power_of_two(int power) {
    double result = 1;
    for (; power > 0; --power) result *= 2;
    for (; power < 0; ++power) result /= 2;
    return result;
}

/// A row of codes, of whatever step. What a step's own types are needed for is one function of it; all else is compiled
/// once.
template <class Rep>
struct coded_row {
    std::vector<Rep> codes;
    double step;

    std::vector<row_real> values() const {
        std::vector<row_real> result;
        for (const Rep code : codes) result.push_back(static_cast<row_real>(code) * static_cast<row_real>(step));
        return result;
    }
};
template <class Rep>
coded_row<Rep> coded(shape s, std::size_t n, double step) {
    using plain = fixed<Rep, 0>;
    std::vector<plain> row = row_of<plain>(s, n);
    coded_row<Rep> result{{}, step};
    // The others so far below the one that they weigh as much together; or neighbours, whatever the step.
    const double near =
        std::min(std::log(static_cast<double>(n) + 1) / step, static_cast<double>(code_count<plain> - 1));
    const auto below = static_cast<std::int64_t>(near);
    for (std::size_t i = 0; i < n; ++i)
        result.codes.push_back(s == shape::one_hot_near
                                   ? static_cast<Rep>(highest_code<plain> - (i == n / 3 ? 0 : below))
                                   : raw_of(row[i]));
    return result;
}

template <class In, class Out>
std::vector<Out> known(const coded_row<rep_of<In>>& row) {
    std::vector<In> in;
    for (const auto code : row.codes) in.push_back(format_traits<In>::from_raw(code));
    std::vector<Out> out(in.size());
    CHECK(softmax(std::span{in}, std::span{out}) == in.size());
    return out;
}

template <class Rep, class Out>
void check_bounds(const coded_row<Rep>& row, const std::vector<Out>& out) {
    const row_errors errors = compare_row(row.values(), out, &exact_logit::probability);
    INFO("step " << row.step << " to " << name_of<Out>() << ", n = " << row.codes.size() << ", worst " << errors.worst);
    CHECK((errors.worst <= softmax_bound<Out, fixed<Rep, 0>>()));
    CHECK(errors.ordered);
    CHECK(errors.equal_kept);
}

/// Whether softmax of plain integers gives the same, at a scale that only the program knows.
template <class Rep, class Out>
void check_run_time_scale(const coded_row<Rep>& row, const std::vector<Out>& expected) {
    INFO("step " << row.step << " to " << name_of<Out>() << ", n = " << row.codes.size());
    std::vector<Out> out(expected.size());
    CHECK(softmax(std::span{row.codes}, std::span{out}, softmax_spec{.temperature = 1 / row.step}) == out.size());
    CHECK(out == expected);
    if constexpr (sizeof(Rep) == 1) {
        CHECK(softmax(std::span{row.codes}, std::span{out}, softmax_exps{row.step}) == out.size());
        CHECK(out == expected);
        CHECK(softmax(std::span{row.codes}, std::span{out},
                      softmax_exps{row.step * 8, softmax_spec{.temperature = 8}}) == out.size());
        CHECK(out == expected);
    }
}

constexpr std::size_t few_lengths[]{1, 2, 3, 10, 100, 513}, more_lengths[]{512, 1024, 1025, 2048, 2049, 4096};

template <class In, class... Outs>
void check_power(std::span<const std::size_t> lengths) {
    for (const shape s : shapes)
        for (const std::size_t n : lengths) {
            const coded_row<rep_of<In>> row = coded<rep_of<In>>(s, n, step_of<In>);
            const auto check = [&]<class Out>(std::type_identity<Out>) {
                const std::vector<Out> out = known<In, Out>(row);
                check_bounds(row, out);
                if constexpr (sizeof(rep_of<In>) <= 2)
                    if (n <= 2049) check_run_time_scale(row, out);
            };
            (check(std::type_identity<Outs>{}), ...);
        }
}

template <class Rep, int Power>
using logit = quantized<Rep, affine{power_of_two(Power), 0}>;

/// The powers from First to Last, Gap apart.
template <class Rep, int First, int Last, int Gap, class... Outs>
void check_powers(std::span<const std::size_t> lengths) {
    [&]<int... I>(std::integer_sequence<int, I...>) {
        (check_power<logit<Rep, First + Gap * I>, Outs...>(lengths), ...);
    }
    (std::make_integer_sequence<int, (Last - First) / Gap + 1>{});
}

TEST_CASE(
    "softmax of 8-bit logits, every step from 2^-30 to 2^30: within the stated error, one result for compiled and "
    "run-time scale") {
    check_powers<std::int8_t, -30, 30, 1, uq<0, 8>, uq<0, 16>>(few_lengths);
}

TEST_CASE(
    "softmax of 16-bit logits, every step from 2^-30 to 2^30: within the stated error, one result for compiled and "
    "run-time scale") {
    check_powers<std::int16_t, -30, 30, 1, uq<0, 8>, uq<0, 16>>(few_lengths);
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

// ---- every way

/// A row among other numbers, which a mask or a stride leaves out: it stands at 1, 4, 7 and so on.
template <class T>
std::vector<T> spread_row(const std::vector<T>& row, const T& other) {
    std::vector<T> result(3 * row.size(), other);
    for (std::size_t i = 0; i < row.size(); ++i) result[3 * i + 1] = row[i];
    return result;
}
template <class T>
std::vector<T> gathered(const std::vector<T>& spread) {
    std::vector<T> result;
    for (std::size_t i = 1; i < spread.size(); i += 3) result.push_back(spread[i]);
    return result;
}

/// That every form of softmax gives the row what softmax gives it.
template <class Out, class In>
void check_ways(const std::vector<In>& row) {
    const std::size_t n = row.size();
    std::vector<Out> expected(n), out(n);
    softmax(std::span{row}, std::span{expected});
    INFO((pair_name<In, Out>()) << ", n = " << n);
    softmax(std::span{row}, std::span{out}, softmax_spec{});
    CHECK(out == expected);
    softmax_rows(std::span{row}, std::span{out}, 1, n);
    CHECK(out == expected);
    if constexpr (sizeof(In) == 1) {
        softmax(std::span{row}, std::span{out}, softmax_exps{step_of<In>});
        CHECK(out == expected);
    }
    const std::vector<In> spread = spread_row(row, logit_at<In>(1));
    std::vector<Out> spread_out(3 * n);
    softmax(std::span{spread}, std::span{spread_out}, tensor_axis{.size = n, .inner = 3});
    CHECK(gathered(spread_out) == expected);
    std::array<bool, 8192> mask{};
    for (std::size_t i = 0; i < n; ++i) mask[3 * i + 1] = true;
    masked_softmax(std::span{spread}, std::span<const bool>{mask}.first(3 * n), std::span{spread_out});
    CHECK(gathered(spread_out) == expected);
    std::vector<In> mirrored = row;
    for (In& x : mirrored) {
        if constexpr (discrete<In>)
            x = format_traits<In>::from_raw(static_cast<rep_of<In>>(~raw_of(x)));
        else
            x = -x;
    }
    softmin(std::span{mirrored}, std::span{out});
    CHECK(out == expected);
}

template <class In, class... Outs>
void check_every_way() {
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 3U, 100U, 512U, 700U, 1500U, 2500U}) {
            const std::vector<In> row = row_of<In>(s, n);
            (check_ways<Outs>(row), ...);
        }
}

TEST_CASE("softmax: a row has the same bits masked, strided, mirrored, or at a run-time scale") {
    check_every_way<q<3, 4>, uq<0, 8>, q15, float>();
    check_every_way<quantized<std::uint8_t, affine{1.0 / 3, 100}>, quantized<std::int8_t, affine{0.004, -128}>>();
    check_every_way<q<3, 12>, uq<0, 8>, uq<0, 16>, float>();
    check_every_way<quantized<std::int16_t, affine{0.00031, 0}>,
                    quantized<std::int16_t, affine{1.0 / 65'535, -32'768}>>();
    check_every_way<q<4, 27>, uq<0, 8>, q31>();
    check_every_way<float, float, uq<0, 8>>();
    check_every_way<double, double>();
}

template <class Out, class In>
void check_errors(const std::vector<In>& row) {
    std::vector<Out> out(row.size());
    softmax(std::span{row}, std::span{out});
    const row_errors errors = compare_row(row, out, &exact_logit::probability);
    INFO((pair_name<In, Out>()) << ", n = " << row.size() << ", worst " << errors.worst);
    CHECK((errors.worst <= softmax_bound<Out, In>()));
    CHECK(errors.ordered);
}
template <class In, class... Outs>
void check_rows() {
    for (const shape s : shapes)
        for (const std::size_t n : few_lengths) {
            const std::vector<In> row = row_of<In>(s, n);
            (check_errors<Outs>(row), ...);
        }
}

TEST_CASE("softmax into steps below 0.8 / 256 and 0.8 / 65,536: within the stated error") {
    const auto check = []<class... In>(std::type_identity<In>...) {
        (check_rows<In, quantized<std::uint8_t, affine{0.8 / 256, 0}>, quantized<std::uint8_t, affine{0x1p-9, 0}>,
                    quantized<std::int8_t, affine{0x1p-17, -128}>, quantized<std::uint8_t, affine{0x1p-30, 0}>>(),
         ...);
        (check_rows<In, quantized<std::uint16_t, affine{0.8 / 65'536, 0}>, quantized<std::uint16_t, affine{0x1p-17, 0}>,
                    quantized<std::int16_t, affine{0x1p-30, -32'768}>>(),
         ...);
    };
    check(std::type_identity<q<3, 4>>{}, std::type_identity<q<3, 12>>{}, std::type_identity<q15>{},
          std::type_identity<q<4, 27>>{});
}

/// Temperatures of a float row: the same bits whether the compiler or the program knows them.
template <class In, class Out, int Power>
void check_temperature() {
    constexpr softmax_spec spec{.temperature = power_of_two(Power)};
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 10U, 100U}) {
            std::vector<In> row = row_of<In>(s, n);
            if constexpr (!discrete<In>)
                for (In& x : row) x = static_cast<In>(x * static_cast<In>(power_of_two(Power)));
            std::vector<Out> known(n), out(n);
            softmax<spec>(std::span{row}, std::span{known});
            CHECK(softmax(std::span{row}, std::span{out}, spec) == n);
            CHECK(out == known);
            CHECK(compare_row(row, out, &exact_logit::probability, spec.temperature).worst <=
                  (std::is_same_v<Out, float> ? 2.0 : 4.0));
            log_softmax<spec>(std::span{row}, std::span{known});
            CHECK(log_softmax(std::span{row}, std::span{out}, spec) == n);
            CHECK(out == known);
        }
}
template <class In, class Out>
void check_temperatures() {
    check_temperature<In, Out, -70>();
    check_temperature<In, Out, -30>();
    check_temperature<In, Out, -2>();
    check_temperature<In, Out, 0>();
    check_temperature<In, Out, 1>();
    check_temperature<In, Out, 30>();
    check_temperature<In, Out, 70>();
}

TEST_CASE("softmax and log_softmax into floats: the same bits at a compiled and at a run-time temperature") {
    check_temperatures<float, float>();
    check_temperatures<double, double>();
    check_temperatures<double, float>();
    check_temperatures<q<3, 4>, float>();
    check_temperatures<q<3, 12>, float>();
    check_temperatures<q<4, 27>, float>();
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

TEST_CASE("softmax of 20 times all rows at every step from 2^-30 to 2^30: within the stated error", "[.exhaustive]") {
    constexpr std::size_t lengths[]{1, 2, 3, 10, 100, 511, 512, 513, 1000, 1024, 1025, 2048, 2049, 4096, 65'536};
    for (int repeat = 0; repeat < 20; ++repeat) {
        check_powers<std::int8_t, -30, 30, 1, uq<0, 8>, uq<0, 16>>(lengths);
        check_powers<std::int16_t, -30, 30, 1, uq<0, 8>, uq<0, 16>>(lengths);
    }
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
