// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// Layouts to choose from, and how they compare.
namespace fxact::detail::design {

using lookup::bytes_of, lookup::entries_of, lookup::table_layout;

/// The codes that a folded table covers: as far below zero as above, within the domain.
constexpr code_range symmetric_cover(const table_layout& extent, std::int32_t zero) noexcept {
    const std::int32_t up = extent.covered.last - zero, down = zero - 1 - extent.covered.first,
                       most = up > down ? up : down;
    return {static_cast<std::int32_t>(extent.domain.clamped(zero - 1 - most)),
            static_cast<std::int32_t>(extent.domain.clamped(zero + most))};
}

/// Whether a range is on one side of zero.
constexpr bool one_sided(const code_range& range, std::int64_t zero) noexcept {
    return range.first >= zero || range.last < zero;
}

/// A layout that covers its whole domain on each side where that takes no more entries, so that a clamp is saved.
constexpr table_layout without_useless_clamps(table_layout layout, std::int64_t zero) noexcept {
    if (layout.is_logarithmic() && one_sided(layout.covered, zero) && !one_sided(layout.domain, zero)) return layout;
    table_layout other = layout;
    other.covered.first = layout.domain.first;
    if (!layout.extends_low && entries_of(other, zero) == entries_of(layout, zero)) layout = other;
    other = layout;
    other.covered.last = layout.domain.last;
    if (!layout.extends_high && entries_of(other, zero) == entries_of(layout, zero)) layout = other;
    // From a segment's start, codes below are clamped at less cost.
    if (!layout.counts_from_zero() && layout.method != interpolation::direct && !layout.extends_low &&
        layout.covered.first > layout.domain.first)
        layout.covered.first =
            ((layout.covered.first - layout.start) >> layout.segment_bits << layout.segment_bits) + layout.start;
    return layout;
}

/// An entry for each covered code.
constexpr table_layout direct_layout(const code_range& domain, const code_range& covered, const format& out) noexcept {
    return {.node_bytes = static_cast<int>(out.bytes()), .domain = domain, .covered = covered};
}

/// Candidates are compared by the first figure, and by the second if those are equal.
struct rank {
    double first = 0, second = 0;

    friend constexpr bool operator==(const rank&, const rank&) noexcept = default;
    friend constexpr bool operator<(const rank& a, const rank& b) noexcept {
        return a.first < b.first || (a.first == b.first && a.second < b.second);
    }
};

/// The bytes that a table may take to be fast.
constexpr std::size_t room_for_speed(const table_spec& spec) noexcept {
    return spec.max_bytes != 0 ? spec.max_bytes : 4096;
}
/// How many bytes are worth an instruction, to a table that is to be both small and fast.
inline constexpr double bytes_per_instruction = 24;

/// How tables that meet a request are compared.
constexpr rank rank_by(const table_spec& spec, double bytes, double instructions) noexcept {
    if (spec.prefer == prefer::size) return {bytes, instructions};
    if (spec.prefer == prefer::speed) {
        // A table that takes more than there is room for comes after all others.
        const bool too_large = bytes > static_cast<double>(room_for_speed(spec));
        return too_large ? rank{0x1p20 + bytes, instructions} : rank{instructions, bytes};
    }
    return {instructions + bytes / bytes_per_instruction, bytes};
}

/// The best Capacity layouts, sorted by rank; the earlier of two equal ones comes first.
template <std::size_t Capacity>
struct candidate_list {
    table_layout layout[Capacity]{};
    rank ranks[Capacity]{};
    std::size_t count = 0;

    constexpr void insert(const table_layout& added, const rank& own) noexcept {
        if (count == Capacity && !(own < ranks[count - 1])) return;
        for (std::size_t i = 0; i < count; ++i)
            if (ranks[i] == own && layout[i] == added) return;
        std::size_t place = count < Capacity ? count++ : count - 1;
        for (; place != 0 && own < ranks[place - 1]; --place) {
            layout[place] = layout[place - 1];
            ranks[place] = ranks[place - 1];
        }
        layout[place] = added;
        ranks[place] = own;
    }
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
