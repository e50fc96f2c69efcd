// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::lookup {

/// Everything that decides a table's size. A segment is a power of two of codes long and starts at a multiple of its
/// length, counted from zero if the table is folded or logarithmic, and else from a start.
///
/// A folded table stores one half of an odd or even function. The segments of a logarithmic table grow with the
/// distance d from zero: 2^octave_bits segments from each power of two to the next, so that a segment's number is d as
/// a small floating-point number. Nearer to zero than the first octave with segments of 2^segment_bits codes, all have
/// that length.
struct table_layout {
    interpolation method = interpolation::direct;
    fxact::symmetry symmetry = fxact::symmetry::unstated;  // odd or even: the table is folded
    int segment_bits = 0;                                  // log2 of the codes in a segment
    int node_bytes = 1;
    code_range domain{};     // a code outside counts as its nearer end
    code_range covered{};    // the part of the domain with entries; a code outside counts as its nearer end
    bool saturates = false;  // the curve may leave Out's range, and results are clamped to it
    // a list says which results round to the other side; nodes then have all the bits that fit
    bool corrected = false;
    int octave_bits = equal_segments;
    int most_part_bits = 15;  // of a code's place within its segment, the others are dropped
    int degree = 0;           // of each segment's polynomial, if it has one of its own
    bool any_order = false;   // nodes are not made to keep f's order
    std::int32_t start = 0;   // a code at which a segment starts, unless places are counted from zero
    // nodes beyond the covered codes go on as f does within them, because f bends where it is cut
    bool extends_low = false, extends_high = false;

    static constexpr int equal_segments = -1;
    constexpr bool may_overshoot() const noexcept { return saturates || extends_low || extends_high; }
    constexpr bool is_polynomial() const noexcept { return method == interpolation::polynomial; }
    /// The entries of each segment, besides those that segments share.
    constexpr int entries_each() const noexcept { return is_polynomial() ? degree + 1 : 1; }
    constexpr bool is_folded() const noexcept { return symmetry != fxact::symmetry::unstated; }
    constexpr bool is_logarithmic() const noexcept { return octave_bits != equal_segments; }
    constexpr bool counts_from_zero() const noexcept { return is_folded() || is_logarithmic(); }

    /// The bits of a place within the longest segment, and how many of them are used.
    constexpr int place_bits(std::int64_t zero) const noexcept {
        return segment_bits + (is_logarithmic() ? doublings_at(farthest(zero)) : 0);
    }
    constexpr int part_bits(std::int64_t zero) const noexcept {
        const int all = place_bits(zero);
        return all < most_part_bits ? all : most_part_bits;
    }

    /// How many times the length of segments has doubled at a distance from zero, and in a segment.
    constexpr int doublings_at(std::int64_t distance) const noexcept {
        if (!is_logarithmic()) return 0;
        const int width = 64 - std::countl_zero(static_cast<std::uint64_t>(distance) >> segment_bits) - octave_bits - 1;
        return width > 0 ? width : 0;
    }
    constexpr int doublings_in(std::int64_t segment) const noexcept {
        return !is_logarithmic() || (segment >> octave_bits) < 2 ? 0 : static_cast<int>(segment >> octave_bits) - 1;
    }
    /// The number of the segment that holds a place; where a segment starts, and how many codes it holds.
    constexpr std::int64_t segment_at(std::int64_t place) const noexcept {
        if (!is_logarithmic()) return place >> segment_bits;
        const int doublings = doublings_at(place);
        return (place >> (segment_bits + doublings)) + (std::int64_t{doublings} << octave_bits);
    }
    constexpr std::int64_t start_of(std::int64_t segment) const noexcept {
        if (!is_logarithmic()) return segment * (std::int64_t{1} << segment_bits);
        const int doublings = doublings_in(segment);
        return (segment - (std::int64_t{doublings} << octave_bits)) << (segment_bits + doublings);
    }
    constexpr std::int64_t length_of(std::int64_t segment) const noexcept {
        return std::int64_t{1} << (segment_bits + doublings_in(segment));
    }

    /// The distance from zero by which a code finds its segment. Below zero it is |x| - 1, so that the last code of a
    /// segment is a whole segment's length from its start. With one entry per segment there is nothing to interpolate,
    /// and it is |x|.
    constexpr std::int64_t distance(std::int64_t code, std::int64_t zero) const noexcept {
        const bool one_entry = method == interpolation::nearest && (is_logarithmic() || segment_bits == 0);
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

/// The code from which a table counts places; zero: the input's zero point.
constexpr std::int64_t origin(const table_layout& layout, std::int64_t zero) noexcept {
    return layout.counts_from_zero() ? zero : layout.start;
}

/// The numbers of the first and the last segment. A folded table's segment i holds the codes from i 2^k to (i + 1) 2^k
/// on both sides of zero.
constexpr std::int64_t first_segment(const table_layout& layout, std::int64_t zero) noexcept {
    if (layout.is_logarithmic()) return layout.segment_at(layout.nearest(zero));
    return layout.is_folded() ? 0 : layout.segment_at(std::int64_t{layout.covered.first} - layout.start);
}
constexpr std::int64_t last_segment(const table_layout& layout, std::int64_t zero) noexcept {
    return layout.segment_at(layout.counts_from_zero() ? layout.farthest(zero)
                                                       : std::int64_t{layout.covered.last} - layout.start);
}

/// The entries: one per segment, and those that interpolation needs at the far end. The limit keeps the number of bytes
/// within a 32-bit std::size_t.
constexpr std::size_t entries_of(const table_layout& layout, std::int64_t zero) noexcept {
    const std::int64_t count = last_segment(layout, zero) - first_segment(layout, zero) + 1,
                       most = std::int64_t{1} << 29;
    const auto segments = static_cast<std::size_t>(count < most ? count : most);
    if (layout.method == interpolation::linear) return segments + 1;
    if (layout.method == interpolation::quadratic) return segments + 2;
    return segments * static_cast<std::size_t>(layout.entries_each());
}
constexpr std::size_t bytes_of(const table_layout& layout, std::int64_t zero) noexcept {
    return entries_of(layout, zero) * static_cast<std::size_t>(layout.node_bytes);
}

/// How a segment's own polynomial is computed from its 16-bit coefficients n[0], n[1], ... at t, the place in the
/// segment:
///
///     degree 2:  slope = (n[1] << slope_up) + n[2] t
///     degree 3:  slope = (n[1] << slope_up) + (((n[2] << bend_up) + n[3] t) t >> bend_down)
///     sum      = (n[0] << product_bits) + slope t
struct polynomial_shape {
    int slope_up = 0, bend_up = 0, bend_down = 0, product_bits = 0;
    bool starts_unsigned = false;  // n[0] has no sign; the others always have one
};

/// How a table is read: its layout, and what its nodes mean. A look-up computes a sum from the nodes, and
/// result = ((sum + before), negated if an odd table's x is below zero, + after) >> shift.
struct table_shape {
    table_layout layout;
    std::int32_t zero = 0;           // the code from which distances are counted
    std::int32_t first_segment = 0;  // the number of the segment that starts at entry 0
    int shift = 0;
    int dropped = 0;  // quadratic: the bits that the last term loses
    std::int64_t before = 0, after = 0;
    polynomial_shape own{};  // of each segment's own polynomial
    // The flags come last: with padding before `own`, clang 14 crashes on a shape that is a template argument.
    bool wide = false;                             // the sum needs 64 bits
    bool short_terms = false;                      // quadratic: its linear and quadratic terms fit into 32 bits
    bool clamps_low = false, clamps_high = false;  // codes below, or above, the covered ones are clamped to them
    bool short_codes = false;                      // 32 bits hold the difference of any two codes
};

}  // namespace fxact::detail::lookup

#include <fxact/detail/macros/back.hpp>
