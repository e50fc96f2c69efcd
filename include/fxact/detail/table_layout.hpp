// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/format.hpp>

namespace fxact {

/// How a table finds the result between, or at, its entries.
enum class interpolation {
    any,        ///< in a table_spec: the table's to choose
    direct,     ///< one entry for each code of the input
    nearest,    ///< one entry for each segment
    linear,     ///< a straight line between neighbouring entries
    quadratic,  ///< a parabola by three neighbouring entries, without a kink where it meets the next (a B-spline)
};

namespace detail {

/// How one half of a table serves both sides of zero.
enum class mirror {
    none,
    odd,   ///< f(-x) = 2 f(0) - f(x), a sigmoid or a tanh
    even,  ///< f(-x) = f(x)
};

/// The codes from first to last.
struct code_range {
    std::int32_t first = 0, last = 0;

    constexpr std::int64_t count() const noexcept { return std::int64_t{last} - first + 1; }
    constexpr std::int64_t clamped(std::int64_t code) const noexcept { return code < first ? first : code > last ? last : code; }
    friend constexpr bool operator==(const code_range&, const code_range&) = default;
};

/// All codes of a format.
template <discrete T>
inline constexpr code_range every_code{std::numeric_limits<rep_of<T>>::min(), static_cast<std::int32_t>(std::numeric_limits<rep_of<T>>::max())};

/// A candidate: all that decides a table's size. Segments are a power of two of codes long; they start at multiples of their
/// length, counted from zero where the table is folded.
struct table_layout {
    interpolation method = interpolation::direct;
    mirror fold = mirror::none;
    int segment_bits = 0;  // log2 of the codes of a segment
    int node_bytes = 1;
    code_range domain{};   // a code beyond it counts as its nearer end
    code_range covered{};  // likewise, for the table without its tails; within the domain
    bool saturates = false;  // whether the curve may leave what the output holds, and results are clamped
    bool corrected = false;  // whether a list says which results round to the other side; nodes then have all the digits they hold

    friend constexpr bool operator==(const table_layout&, const table_layout&) = default;
};

/// The codes of In, each less the code that a table counts from.
template <discrete In>
constexpr std::int64_t origin(const table_layout& layout) noexcept {
    return layout.fold == mirror::none ? 0 : zero_point_of<In>;
}

/// The segments' numbers: of the first code, or the one after zero, and of the last. A folded table's segment i holds the
/// codes from i 2^k to (i + 1) 2^k on either side of zero.
template <discrete In>
constexpr std::int64_t first_segment(const table_layout& layout) noexcept {
    return layout.fold == mirror::none ? std::int64_t{layout.covered.first} >> layout.segment_bits : 0;
}
template <discrete In>
constexpr std::int64_t last_segment(const table_layout& layout) noexcept {
    const std::int64_t up = layout.covered.last - origin<In>(layout), down = origin<In>(layout) - 1 - layout.covered.first;
    return (layout.fold == mirror::none || up > down ? up : down) >> layout.segment_bits;
}

/// The entries: one a segment, and what its far end needs.
template <discrete In>
constexpr std::size_t entries_of(const table_layout& layout) noexcept {
    const auto segments = static_cast<std::size_t>(last_segment<In>(layout) - first_segment<In>(layout) + 1);
    if (layout.method == interpolation::linear) return segments + 1;
    if (layout.method == interpolation::quadratic) return segments + 2;
    return segments + (layout.fold != mirror::none && layout.segment_bits == 0);
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
    const int read = layout.method == interpolation::direct ? 3 : layout.method == interpolation::nearest ? 4
        : layout.method == interpolation::linear ? 9 : 16;
    return read + clamps + (layout.fold == mirror::none ? 0 : layout.fold == mirror::odd ? 5 : 4);
}

}  // namespace detail
}  // namespace fxact
