// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/corners.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/problem.hpp>

namespace fxact::detail::design {

/// The extents that are tried: all of the domain, and without f's flat ends, both or one of them. Where f has kinks, a
/// segment may start at one.
///
/// Nodes clamped to the output's range may be good enough, and results then need no clamp. Where the curve leaves the
/// range, such nodes put a kink into it.
class extent_list {
public:
    static constexpr std::size_t capacity = 24;
    std::size_t count = 0;
    table_layout layout[capacity]{};
    table_layout sampled[capacity]{};  ///< the layouts whose samples are used

    constexpr extent_list(const problem& p, const table_layout& trimmed, const table_layout& loosely,
                          const corner_list& corners, bool leaves_range, bool graded) noexcept
        : domain_{p.domain}, leaves_range_{leaves_range} {
        const code_range both = trimmed.covered;
        add({.domain = domain_, .covered = domain_}, false);
        // No result is clamped where f is cut, and no segments are counted from zero.
        const bool goes_on = !trimmed.saturates && !graded;
        add(trimmed, goes_on && !trimmed.extends_low && !trimmed.extends_high);
        add({.domain = domain_, .covered = {loosely.covered.first, domain_.last}, .extends_low = loosely.extends_low},
            goes_on && !loosely.extends_low);
        add({.domain = domain_, .covered = {domain_.first, loosely.covered.last}, .extends_high = loosely.extends_high},
            goes_on && !loosely.extends_high);
        // 32 bits do not hold the distance of any 32-bit code from a corner.
        for (std::size_t i = 0; p.in.bits <= 16 && i < corners.count; ++i) {
            if (corners.code[i] == 0) continue;
            table_layout from_corner = trimmed;
            from_corner.covered = both;
            from_corner.start = static_cast<std::int32_t>(corners.code[i]);
            add(from_corner, false);
        }
    }

private:
    /// With clamped results and without. Samples of all of the domain are used for a part of it, if f goes on smoothly.
    constexpr void add(table_layout own, bool as_the_domain) noexcept {
        if (count != 0 && own.covered == domain_ && own.start == 0) return;
        for (int saturates = leaves_range_ ? 1 : 0; saturates >= 0; --saturates) {
            own.saturates = saturates != 0;
            layout[count] = sampled[count] = own;
            if (as_the_domain) sampled[count].covered = domain_;
            ++count;
        }
    }

    code_range domain_;
    bool leaves_range_;
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
