// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>

namespace fxact::detail::design {

using analysis::abs;

/// Codes at which f bends, the sharpest first: a segment that starts at one has no kink inside.
struct corner_list {
    static constexpr std::size_t capacity = 3;
    std::size_t count = 0;
    std::int64_t code[capacity]{};
    double bend[capacity]{};

    constexpr void insert(std::int64_t at, double sharpness) noexcept {
        for (std::size_t i = 0; i < count; ++i)
            if (at - code[i] <= 2 && code[i] - at <= 2) return;
        if (count == capacity && !(sharpness > bend[count - 1])) return;
        std::size_t place = count < capacity ? count++ : count - 1;
        for (; place != 0 && bend[place - 1] < sharpness; --place) {
            code[place] = code[place - 1];
            bend[place] = bend[place - 1];
        }
        code[place] = at;
        bend[place] = sharpness;
    }
};

/// Looks where the series has pieces of a few codes; and, because a kink may lie between two pieces, at their ends.
constexpr corner_list corners_of(const problem& p, const series_view& pieces) {
    corner_list found;
    series_reader f{pieces};
    const std::int64_t first = p.domain.first, last = p.domain.last;
    // A bend that is no part of a curve's: several times that of the codes about it.
    const auto look_at = [&](std::int64_t code) {
        if (code - 4 < first || code + 4 > last) return;
        const auto bend = [&](std::int64_t at) { return abs(f(at - 1) - 2 * f(at) + f(at + 1)); };
        const double own = bend(code), other = bend(code - 3) + bend(code + 3);
        if (!(own > 0x1p-12 && own > 4 * other)) return;
        // A jump is between two codes, and the second one is where a segment starts.
        const auto rise = [&](std::int64_t at) { return abs(f(at) - f(at - 1)); };
        const bool jumps = rise(code + 1) > 4 * (rise(code) + rise(code + 2));
        found.insert(jumps ? code + 1 : code, own);
    };
    if (p.in.bits == 8) {
        for (std::int64_t code = first; code <= last; ++code) look_at(code);
        return found;
    }
    const std::size_t stride = pieces.size / 256 + 1;
    for (std::size_t i = 0; i < pieces.size; i += stride)
        for (std::int64_t code = pieces[i].first; code < pieces[i].end() && code < pieces[i].first + 4; ++code)
            look_at(code);
    return found;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
