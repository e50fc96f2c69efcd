// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/format.hpp>

namespace fxact::detail::design {

using analysis::abs;

/// Estimated errors of logarithmic tables, from samples along the longer side of zero.
struct logarithmic_profile {
    static constexpr int widths = 33, most_bits = 8;
    double nearest[most_bits + 1][widths]{};  // [m][s]: 2^m segments per octave, the shortest of 2^s codes
    double linear[most_bits + 1][widths]{};
    int widest = 0;  // the octave of the farthest code
};
constexpr logarithmic_profile logarithmic_profile_of(const problem& p, const series_view& pieces,
                                                     const table_layout& extent) {
    const std::int64_t zero = p.in.zero_point, up = extent.covered.last - zero, down = zero - extent.covered.first;
    const std::int64_t farthest = up > down ? up : down, nearest = up > down ? (down < 0 ? -down : 0)
                                                                   : up < 0  ? -up
                                                                             : 0;
    sampler read{pieces, p, extent};
    const auto f = [&](std::int64_t distance) { return read(up > down ? zero + distance : zero - distance); };
    logarithmic_profile found;
    constexpr int sampled = 4;
    double step[logarithmic_profile::widths][logarithmic_profile::most_bits + 1]{},
        chord[logarithmic_profile::widths][logarithmic_profile::most_bits + 1]{};
    double first_step[logarithmic_profile::widths]{}, first_chord[logarithmic_profile::widths]{};
    for (int width = 0; width < logarithmic_profile::widths && std::int64_t{1} << width <= farthest; ++width) {
        const std::int64_t start = std::int64_t{1} << width;
        found.widest = width;
        if (nearest < start) {
            first_step[width] = abs(f(start - 1) - f(0)) / 2;
            first_chord[width] = width == 0 ? 0 : abs(f(start) + f(0) - 2 * f(start / 2)) / 4;
        }
        // The largest errors of 2^m segments from 2^width on; for more than 2^4 segments extrapolated, not sampled.
        for (int m = 0; m <= logarithmic_profile::most_bits && m <= width; ++m) {
            const std::int64_t length = start >> m;
            if (m > sampled) {
                step[width][m] = length == 1 ? 0 : step[width][m - 1] / 2;
                chord[width][m] = length == 1 ? 0 : chord[width][m - 1] / 4;
                continue;
            }
            for (std::int64_t from = start; length > 1 && from < 2 * start && from <= farthest; from += length) {
                if (from + length <= nearest) continue;
                const double left = f(from), right = f(from + length), jump = abs(f(from + length - 1) - left) / 2;
                const double bow = abs(left + right - 2 * f(from + length / 2)) / 4;
                step[width][m] = jump > step[width][m] ? jump : step[width][m];
                chord[width][m] = bow > chord[width][m] ? bow : chord[width][m];
            }
        }
    }
    const auto fill = [&](auto& errors, const auto& first, const auto& octave) {
        for (int m = 0; m <= logarithmic_profile::most_bits; ++m) {
            double beyond = 0;  // the largest error of octaves with segments longer than 2^s
            for (int s = found.widest; s >= 0; --s) {
                if (s + m < found.widest && octave[s + m + 1][m] > beyond) beyond = octave[s + m + 1][m];
                double error = beyond > first[s] ? beyond : first[s];
                for (int width = s; width <= s + m && width <= found.widest; ++width)
                    error = octave[width][width - s] > error ? octave[width][width - s] : error;
                errors[m][s] = error;
            }
        }
    };
    fill(found.nearest, first_step, step);
    fill(found.linear, first_chord, chord);
    return found;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
