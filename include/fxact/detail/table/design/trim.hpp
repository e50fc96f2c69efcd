// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::design {

using analysis::abs, analysis::to_integer;

/// How far f may be from its value at an end of the domain and still count as flat: a quarter of what the request
/// leaves for errors besides the rounding, or 1/16 LSB if it names no error.
constexpr double flatness(const table_spec& spec) noexcept {
    if (!has_error_limit(spec)) return 0x1p-4;
    const double spare = (spec.max_error - 0.5) / 4;
    return spare > 0x1p-10 ? spare : 0x1p-10;
}

/// The domain minus the flat ends of f: inputs beyond are clamped to the last one kept. Where f is outside Out's range
/// at such an end, the layout saturates: the curve leaves the range, and results are clamped.
template <auto F, discrete In, discrete Out, code_range Domain, table_spec Spec>
inline constexpr table_layout trim_saturated_ends = [] {
    table_layout result{.domain = Domain, .covered = Domain};
    sampler<F, In, Out, table_layout{.domain = Domain, .covered = Domain}> f;
    constexpr double same = flatness(Spec);
    // From the end inward in steps of 1/256, and then by bisection within the step that leaves the flat part.
    const auto end_of_flat_part = [&](std::int64_t end, std::int64_t other) {
        const double value = f(end);
        const auto clamped = [](double y) {
            return y < lowest_result<Out> ? lowest_result<Out> : y > highest_result<Out> ? highest_result<Out> : y;
        };
        const double rounded = static_cast<double>(to_integer(clamped(value)));
        // For correctly rounded results, flat means the same result by a margin of 1/16 LSB.
        const auto is_flat = [&](std::int64_t code) {
            return Spec.exact ? abs(clamped(f(code)) - rounded) <= 0.5 - 0x1p-4 : abs(f(code) - value) <= same;
        };
        const std::int64_t stride = (other - end) / 256;
        std::int64_t last = end;
        int steps = 0;
        while (steps < 256 && is_flat(last + stride)) {
            last += stride;
            ++steps;
        }
        if (steps == 256 || !is_flat(end)) return end;
        for (std::int64_t step = stride / 2; step != 0; step /= 2)
            if (is_flat(last + step)) last += step;
        return last;
    };
    result.covered.last = static_cast<std::int32_t>(end_of_flat_part(Domain.last, Domain.first));
    result.covered.first = static_cast<std::int32_t>(end_of_flat_part(Domain.first, result.covered.last));
    const auto outside = [&](std::int64_t code) { return f(code) <= lowest_real<Out> || f(code) >= highest_real<Out>; };
    result.saturates = (result.covered.last != Domain.last && outside(Domain.last)) ||
                       (result.covered.first != Domain.first && outside(Domain.first));
    return result;
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
