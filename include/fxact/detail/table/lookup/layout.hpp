// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/format/codes.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail {

/// How one half of a table serves both sides of zero.
enum class mirror {
    none,
    odd,   ///< f(-x) = 2 f(0) - f(x), a sigmoid or a tanh
    even,  ///< f(-x) = f(x)
};

/// A candidate: all that decides a table's size. Segments are a power of two of codes long; they start at multiples of
/// their length, counted from zero where the table is folded or goes by octaves.
///
/// By octaves segments grow with the distance d from zero: 2^octave_bits of them from each power of two to the next, so
/// that a segment's number is d as a small floating-point number. Below the first octave whose segments are that long
/// they are all 2^segment_bits codes.
struct table_layout {
    interpolation method = interpolation::direct;
    mirror fold = mirror::none;
    int segment_bits = 0;  // log2 of the codes of a segment
    int node_bytes = 1;
    code_range domain{};     // a code beyond it counts as its nearer end
    code_range covered{};    // likewise, for the table without its tails; within the domain
    bool saturates = false;  // whether the curve may leave what the output holds, and results are clamped
    // whether a list says which results round to the other side; nodes then have all the digits they hold
    bool corrected = false;
    int octave_bits = even_segments;
    int most_part_bits = 15;  // of a code's place within its segment

    static constexpr int even_segments = -1;
    constexpr bool by_octaves() const noexcept { return octave_bits != even_segments; }
    /// A table that counts distances from zero.
    constexpr bool from_zero() const noexcept { return fold != mirror::none || by_octaves(); }

    /// A place within a segment has this many bits, where the segment is the longest; and so many of them count.
    constexpr int place_bits(std::int64_t zero) const noexcept {
        return segment_bits + (by_octaves() ? doublings_at(farthest(zero)) : 0);
    }
    constexpr int part_bits(std::int64_t zero) const noexcept {
        const int all = place_bits(zero);
        return all < most_part_bits ? all : most_part_bits;
    }

    /// How many times segments have doubled at a distance from zero, and in a segment.
    constexpr int doublings_at(std::int64_t distance) const noexcept {
        if (!by_octaves()) return 0;
        const int width = 64 - std::countl_zero(static_cast<std::uint64_t>(distance) >> segment_bits) - octave_bits - 1;
        return width > 0 ? width : 0;
    }
    constexpr int doublings_in(std::int64_t segment) const noexcept {
        return !by_octaves() || (segment >> octave_bits) < 2 ? 0 : static_cast<int>(segment >> octave_bits) - 1;
    }
    /// The number of the segment that holds a place; where a segment starts, and the codes that it holds.
    constexpr std::int64_t segment_at(std::int64_t place) const noexcept {
        if (!by_octaves()) return place >> segment_bits;
        const int doublings = doublings_at(place);
        return (place >> (segment_bits + doublings)) + (std::int64_t{doublings} << octave_bits);
    }
    constexpr std::int64_t start_of(std::int64_t segment) const noexcept {
        if (!by_octaves()) return segment * (std::int64_t{1} << segment_bits);
        const int doublings = doublings_in(segment);
        return (segment - (std::int64_t{doublings} << octave_bits)) << (segment_bits + doublings);
    }
    constexpr std::int64_t length_of(std::int64_t segment) const noexcept {
        return std::int64_t{1} << (segment_bits + doublings_in(segment));
    }

    /// The code's distance from zero by which a table from zero finds its segment: one less below zero, so that the
    /// last code of a segment there is as far from its start as a whole segment is long; but for one entry a segment,
    /// where that is no use.
    constexpr std::int64_t distance(std::int64_t code, std::int64_t zero) const noexcept {
        const bool one_entry = method == interpolation::nearest && (by_octaves() || segment_bits == 0);
        return code >= zero ? code - zero : zero - code - !one_entry;
    }
    constexpr std::int64_t farthest(std::int64_t zero) const noexcept {
        const std::int64_t first = distance(covered.first, zero), last = distance(covered.last, zero);
        return first > last ? first : last;
    }
    constexpr std::int64_t nearest(std::int64_t zero) const noexcept {
        return covered.first > zero  ? distance(covered.first, zero)
               : covered.last < zero ? distance(covered.last, zero)
                                     : 0;
    }

    friend constexpr bool operator==(const table_layout&, const table_layout&) = default;
};

/// The codes of In, each less the code that a table counts from.
template <discrete In>
constexpr std::int64_t origin(const table_layout& layout) noexcept {
    return layout.from_zero() ? zero_point_of<In> : 0;
}

/// The segments' numbers: of the first code, or the one after zero, and of the last. A folded table's segment i holds
/// the codes from i 2^k to (i + 1) 2^k on either side of zero.
template <discrete In>
constexpr std::int64_t first_segment(const table_layout& layout) noexcept {
    if (layout.by_octaves()) return layout.segment_at(layout.nearest(zero_point_of<In>));
    return layout.fold == mirror::none ? layout.segment_at(layout.covered.first) : 0;
}
template <discrete In>
constexpr std::int64_t last_segment(const table_layout& layout) noexcept {
    return layout.segment_at(layout.from_zero() ? layout.farthest(zero_point_of<In>) : layout.covered.last);
}

/// The entries: one a segment, and what its far end needs. More than could be are as many as a 32-bit std::size_t has
/// bytes for.
template <discrete In>
constexpr std::size_t entries_of(const table_layout& layout) noexcept {
    const std::int64_t count = last_segment<In>(layout) - first_segment<In>(layout) + 1, most = std::int64_t{1} << 29;
    const auto segments = static_cast<std::size_t>(count < most ? count : most);
    if (layout.method == interpolation::linear) return segments + 1;
    if (layout.method == interpolation::quadratic) return segments + 2;
    return segments;
}
template <discrete In>
constexpr std::size_t bytes_of(const table_layout& layout) noexcept {
    return entries_of<In>(layout) * static_cast<std::size_t>(layout.node_bytes);
}

/// About how many instructions a look-up takes on a Cortex-M3, to choose between tables of one size.
template <discrete In>
constexpr int cost_of(const table_layout& layout) noexcept {
    const int cuts = (layout.covered.first > every_code<In>.first) + (layout.covered.last < every_code<In>.last);
    const int clamps = 3 * (layout.fold != mirror::none && cuts == 2 ? 1 : cuts) + 4 * layout.saturates;
    const int read = layout.method == interpolation::direct    ? 3
                     : layout.method == interpolation::nearest ? 4
                     : layout.method == interpolation::linear  ? 9
                                                               : 16;
    return read + clamps +
           (layout.fold == mirror::none  ? 0
            : layout.fold == mirror::odd ? 5
                                         : 4) +
           8 * layout.by_octaves() + 8 * (layout.most_part_bits > 15) +
           8 * (sizeof(rep_of<In>) > 2 && layout.method == interpolation::quadratic && layout.most_part_bits > 13);
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
