// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>
#include <fxact/softmax.hpp>

#include "../catch.hpp"
#include "oracle.hpp"
#include "rows.hpp"

/// Rows of codes at any step: softmax within its stated error, with the same bits at a compiled and a run-time scale.
namespace fxact::test {

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
    // The others so far below the one that they weigh as much together; or neighbors, whatever the step.
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

inline constexpr std::size_t few_lengths[]{1, 2, 3, 10, 100, 513}, more_lengths[]{512, 1024, 1025, 2048, 2049, 4096};

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

}  // namespace fxact::test
