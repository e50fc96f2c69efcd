// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/profile.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/table_spec.hpp>

/// The layouts that are worth trying for a request.
namespace fxact::detail {

/// A folded table's extent: as far below zero as above, if the domain has it.
template <discrete In>
constexpr code_range covered_alike(const table_layout& extent) noexcept {
    constexpr std::int32_t zero = zero_point_of<In>;
    const std::int32_t up = extent.covered.last - zero, down = zero - 1 - extent.covered.first,
                       most = up > down ? up : down;
    return {static_cast<std::int32_t>(extent.domain.clamped(zero - 1 - most)),
            static_cast<std::int32_t>(extent.domain.clamped(zero + most))};
}

constexpr bool one_sided(const code_range& range, std::int64_t zero) noexcept {
    return range.first >= zero || range.last < zero;
}

/// A layout without the cuts that save no segment.
template <discrete In>
constexpr table_layout without_idle_cuts(table_layout layout) noexcept {
    constexpr std::int64_t zero = zero_point_of<In>;
    if (layout.by_octaves() && one_sided(layout.covered, zero) && !one_sided(layout.domain, zero)) return layout;
    table_layout other = layout;
    other.covered.first = layout.domain.first;
    if (entries_of<In>(other) == entries_of<In>(layout)) layout = other;
    other = layout;
    other.covered.last = layout.domain.last;
    return entries_of<In>(other) == entries_of<In>(layout) ? other : layout;
}

template <discrete Out>
constexpr table_layout direct_layout(const code_range& domain, const code_range& covered) noexcept {
    return {.node_bytes = static_cast<int>(sizeof(rep_of<Out>)), .domain = domain, .covered = covered};
}

/// What candidates are compared by: first one figure, then another.
struct rank {
    double first = 0, second = 0;

    friend constexpr bool operator<(const rank& a, const rank& b) noexcept {
        return a.first < b.first || (a.first == b.first && a.second < b.second);
    }
};

/// Layouts in the order of their ranks, of equal ones the earlier in front; of more than Capacity the last fall out.
template <std::size_t Capacity>
struct candidate_list {
    table_layout layout[Capacity]{};
    rank ranks[Capacity]{};
    std::size_t count = 0;

    constexpr void insert(const table_layout& added, const rank& own) noexcept {
        if (count == Capacity && !(own < ranks[count - 1])) return;
        std::size_t place = count < Capacity ? count++ : count - 1;
        for (; place != 0 && own < ranks[place - 1]; --place) {
            layout[place] = layout[place - 1];
            ranks[place] = ranks[place - 1];
        }
        layout[place] = added;
        ranks[place] = own;
    }
};

/// More entries than a 16-bit format has codes, and one for each end, are no table; nor is it for the compiler to prove
/// more than a few thousand segments of longer formats.
template <discrete In>
inline constexpr std::size_t most_entries = sizeof(rep_of<In>) > 2 ? 4098 : 65538;
inline constexpr std::size_t most_entries_by_octaves = 2048;

/// How many bits of a place within a segment may count. Up to 13 keep a line's sum within 32 bits, and a parabola's of
/// short segments; of 16-bit inputs all count.
template <discrete In>
inline constexpr int part_bits_to_try[]{15};
template <discrete In>
requires(sizeof(rep_of<In>) > 2) inline constexpr int part_bits_to_try<In>[] { 13, 15, 24 };

/// The layouts that could meet a request, the ones to try first in front.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr auto candidates = [] {
    constexpr code_range domain = codes_within<In>(Spec.domain);
    constexpr table_layout whole{.domain = domain, .covered = domain}, cut = without_tails<F, In, Out, domain, Spec>;
    constexpr bool tails = !(cut == whole);
    constexpr int code_bits = 8 * sizeof(rep_of<In>);
    constexpr double limit = limit_of(Spec);
    constexpr std::size_t most = bytes_of<In>(direct_layout<Out>(domain, domain));
    candidate_list<64> list;
    const auto consider_with = [&](const table_layout& proposed, double error) {
        if (limit > 0 && error > limit) return;
        if (Spec.interpolation != interpolation::any && Spec.interpolation != proposed.method) return;
        const table_layout layout = without_idle_cuts<In>(proposed);
        const std::size_t bytes = bytes_of<In>(layout);
        if (entries_of<In>(layout) > most_entries<In>) return;
        if (Spec.max_bytes != 0 && bytes > Spec.max_bytes) return;
        if (Spec.entries != 0 && entries_of<In>(layout) != Spec.entries) return;
        // An entry for each code is no larger, quicker, and more accurate.
        if (Spec.interpolation == interpolation::any && Spec.entries == 0 && layout.method != interpolation::direct &&
            bytes >= most)
            return;
        const auto size = static_cast<double>(bytes), cost = static_cast<double>(cost_of<In>(layout));
        list.insert(layout, limit == 0 ? rank{error, size} : Spec.max_bytes != 0 ? rank{cost, size} : rank{size, cost});
    };
    const auto consider = [&](const function_sketch& sketch, const table_layout& layout) {
        consider_with(layout, sketch.of(layout));
    };
    constexpr int longest = code_bits < 32 ? code_bits : 30;
    // Of 32-bit inputs shorter segments would have too many entries.
    const auto shortest_of = [](const table_layout& extent) {
        const int width = 64 - std::countl_zero(static_cast<std::uint64_t>(extent.covered.count()));
        return code_bits < 32 || width < 14 ? 0 : width - 14;
    };
    // A number of entries alone says nothing of their width: that is the output's.
    constexpr int widest = limit == 0 && Spec.max_bytes == 0 ? static_cast<int>(sizeof(rep_of<Out>)) : 4;
    const auto consider_extent = [&](const function_sketch& sketch, const table_layout& extent) {
        for (int fold = 0; fold < (sketch.fold == mirror::none ? 1 : 2); ++fold)
            for (int node_bytes = widest < 4 && limit == 0 ? widest : 1; node_bytes <= widest; node_bytes *= 2) {
                table_layout layout = extent;
                layout.fold = fold == 0 ? mirror::none : sketch.fold;
                layout.node_bytes = node_bytes;
                if (fold != 0) layout.covered = covered_alike<In>(extent);
                layout.method = interpolation::nearest;
                const int shortest = shortest_of(extent);
                for (layout.segment_bits = shortest; layout.segment_bits <= longest; ++layout.segment_bits)
                    consider(sketch, layout);
                for (layout.segment_bits = shortest > 0 ? shortest : 1;
                     layout.segment_bits <= longest && layout.segment_bits < code_bits; ++layout.segment_bits)
                    for (const int part_bits : part_bits_to_try<In>) {
                        layout.most_part_bits = part_bits;
                        layout.method = interpolation::linear;
                        consider(sketch, layout);
                        layout.method = interpolation::quadratic;
                        if (part_bits <= 15) consider(sketch, layout);
                        if (part_bits >= layout.segment_bits) break;
                    }
            }
        // Without a request for less, an entry for each code is the correctly rounded one for each code.
        if (limits_error(Spec) || extent.covered == domain)
            consider(sketch, direct_layout<Out>(domain, extent.covered));
    };
    // By octaves: of the shortest segments that serve as well as those of one code, or well enough, the longest.
    const auto consider_octaves = [&](const function_sketch& sketch, const octave_sketch& octaves,
                                      const table_layout& extent) {
        for (int node_bytes = widest < 4 && limit == 0 ? widest : 1; node_bytes <= widest; node_bytes *= 2)
            for (int linear = 0; linear < 2; ++linear)
                for (int m = 0; m <= octave_sketch::most_bits; ++m) {
                    table_layout layout = extent;
                    layout.fold = one_sided(extent.covered, zero_point_of<In>)
                                      ? extent.covered.last < zero_point_of<In> ? mirror::even : mirror::none
                                      : sketch.fold;
                    layout.node_bytes = node_bytes;
                    layout.octave_bits = m;
                    if (!one_sided(extent.covered, zero_point_of<In>)) layout.covered = covered_alike<In>(extent);
                    layout.method = linear != 0 ? interpolation::linear : interpolation::nearest;
                    const auto& errors = linear != 0 ? octaves.linear[m] : octaves.nearest[m];
                    for (const int part_bits : part_bits_to_try<In>) {
                        layout.most_part_bits = part_bits;
                        const auto error = [&](int shortest, double trust) {
                            layout.segment_bits = shortest;
                            return sketch.of(layout, errors[shortest] * trust, 2 * octaves.nearest[m][shortest]);
                        };
                        // Only one length is tried, so there is no room for the optimism of other guesses.
                        constexpr double no_more = as_double(4.0L) / 3;
                        const double enough = limit > 0 ? limit : as_double(1.05L) * error(0, no_more);
                        int shortest = octaves.widest;
                        while (shortest > 0 && errors[shortest] > enough) --shortest;
                        while (shortest > 0 && error(shortest, no_more) > enough) --shortest;
                        const double guess = error(shortest, 1);
                        if (entries_of<In>(layout) <= most_entries_by_octaves) consider_with(layout, guess);
                        if (linear == 0) break;
                    }
                }
    };
    const auto consider_all = [&]<table_layout Extent>(std::integral_constant<table_layout, Extent>) {
        constexpr const function_sketch& sketch = sketch_of<F, In, Out, Extent>;
        consider_extent(sketch, Extent);
        constexpr bool fits = code_bits < 32 || zero_point_of<In> == 0;
        if constexpr (fits && sketch.crowds_at_zero &&
                      (sketch.fold != mirror::none || one_sided(Extent.covered, zero_point_of<In>)))
            consider_octaves(sketch, octaves_of<F, In, Out, Extent>, Extent);
    };
    consider_all(std::integral_constant<table_layout, whole>{});
    if constexpr (tails) {
        // a curve that needs no clamp may do
        constexpr table_layout held{.domain = cut.domain, .covered = cut.covered};
        consider_all(std::integral_constant<table_layout, held>{});
        if constexpr (cut.saturates) consider_all(std::integral_constant<table_layout, cut>{});
    }
    return list;
}();

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
