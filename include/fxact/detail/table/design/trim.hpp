// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::design {

using analysis::abs, analysis::to_integer;

/// Nine tenths of what is left over, of which flatness() takes a quarter.
inline constexpr double most_of_spare = as_double(3.6L);

/// How far f may be from its value at an end of the domain and still count as flat: a quarter of what the request
/// leaves for errors besides the rounding, or 1/16 LSB if it names no error.
constexpr double flatness(const table_spec& spec) noexcept {
    const double limit = limit_of(spec);
    if (limit == 0) return 0x1p-4;
    const double spare = (limit - 0.5) / 4;
    return spare > 0x1p-10 ? spare : 0x1p-10;
}

/// The domain minus the flat ends of f: inputs beyond are clamped to the last one kept. Where f is outside the output's
/// range at such an end, the layout saturates: the curve leaves the range, and results are clamped.
///
/// Loosely, the error that is left over may all be spent on the end.
constexpr table_layout trim_saturated_ends(const problem& p, const series_view& pieces, const table_spec& spec,
                                           bool loosely = false) {
    const code_range domain = p.domain;
    table_layout result{.domain = domain, .covered = domain};
    sampler f{pieces, p, result};
    const double same = flatness(spec) * (loosely ? most_of_spare : 1), lowest = p.out.lowest(),
                 highest = p.out.highest();
    // From the end inward in steps of 1/256, and then by bisection within the step that leaves the flat part.
    const auto end_of_flat_part = [&](std::int64_t end, std::int64_t other) {
        const double value = f(end);
        const auto clamped = [&](double y) { return y < lowest ? lowest : y > highest ? highest : y; };
        const auto rounded = static_cast<double>(to_integer(clamped(value)));
        // For correctly rounded results, flat means the same result by a margin of 1/16 LSB.
        const auto is_flat = [&](std::int64_t code) {
            return spec.exact ? abs(clamped(f(code)) - rounded) <= 0.5 - 0x1p-4 : abs(f(code) - value) <= same;
        };
        const std::int64_t all = (other - end) / 256, stride = all != 0 ? all : other < end ? -1 : 1;
        std::int64_t last = end;
        int steps = 0;
        while (steps < 256 && last != other && is_flat(last + stride)) {
            last += stride;
            ++steps;
        }
        if (!is_flat(end) || (is_flat(other) && (steps == 256 || last == other))) return end;
        for (std::int64_t step = stride; step != 0;) {
            const std::int64_t next = last + step;
            if ((step < 0 ? next > other : next < other) && is_flat(next))
                last = next;
            else
                step /= 2;
        }
        return last;
    };
    result.covered.last = static_cast<std::int32_t>(end_of_flat_part(domain.last, domain.first));
    result.covered.first = static_cast<std::int32_t>(end_of_flat_part(domain.first, result.covered.last));
    const auto outside = [&](std::int64_t code) { return f(code) <= p.lowest_real() || f(code) >= p.highest_real(); };
    // f bends where it is cut if it rises within, and hardly beyond. That results are clamped there is no bend of f.
    series_reader exact{pieces};
    const auto bends = [&](std::int64_t cut, std::int64_t end) {
        const std::int64_t step = (domain.count() / 1024 + 1) * (cut < end ? 1 : -1);
        if (cut == end || (cut < end ? cut + step > end : cut + step < end)) return false;
        return abs(exact(cut) - exact(cut - step)) > 4 * abs(exact(cut + step) - exact(cut)) + same;
    };
    result.extends_low = bends(result.covered.first, domain.first);
    result.extends_high = bends(result.covered.last, domain.last);
    result.saturates = (result.covered.last != domain.last && outside(domain.last)) ||
                       (result.covered.first != domain.first && outside(domain.first));
    return result;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
