// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/table_spec.hpp>

/// The nodes that a table of a given layout would have if they were real numbers.
namespace fxact::detail {

/// The reals that round to what Out holds: half a step beyond its ends.
template <discrete Out>
inline constexpr double lowest_real = lowest_result<Out> - 0.5;
template <discrete Out>
inline constexpr double highest_real = highest_result<Out> + 0.5;

/// f for designing: in steps of Out and clamped to what rounds to Out, or somewhat beyond where results are clamped; by
/// the code less the origin; where a folded table reaches beyond the domain on one side of zero, or has none there,
/// from the other side.
template <auto F, discrete In, discrete Out, table_layout Layout>
class design_reader {
public:
    constexpr double operator()(std::int64_t place) noexcept {
        const std::int64_t code = place + origin<In>(Layout);
        const std::int64_t mirrored = origin<In>(Layout) - place;
        constexpr bool below_only = Layout.by_octaves() && Layout.covered.last < origin<In>(Layout);
        if (Layout.fold == mirror::none ||
            (!below_only && (code <= Layout.domain.last || mirrored < Layout.domain.first)))
            return clamped(read_(code));
        const double other = clamped(read_(mirrored));
        return Layout.fold == mirror::even ? other : 2 * centre() - other;
    }
    /// What an odd table's nodes count from.
    constexpr double centre() noexcept { return Layout.fold == mirror::odd ? clamped(read_(origin<In>(Layout))) : 0; }

private:
    static constexpr double clamped(double value) noexcept {
        constexpr double beyond = Layout.saturates ? highest_real<Out> - lowest_real<Out> : 0;
        constexpr double lowest = lowest_real<Out> - beyond, highest = highest_real<Out> + beyond;
        return value < lowest ? lowest : value > highest ? highest : value;
    }
    series_reader read_{series<F, In, Out, Layout.domain>.data(), series<F, In, Out, Layout.domain>.size()};
};

inline constexpr std::size_t nodes_a_chunk = 1024;

/// Nodes as real numbers, from the steps of Out, and whether f rises, or falls, all along the samples taken.
template <std::size_t Size>
struct ideal_nodes {
    std::array<double, Size> node{};
    bool rises = true, falls = true;
};

/// Entries [First, First + Size) of a table.
///
/// Linear: a chord lies above a convex f by up to c = (f(l) + f(r)) / 2 - f(m), which is h^2 f'' / 8. Lowering both
/// nodes by half of that leaves half the error on either side. A node takes the smaller of its two segments' halves,
/// and none at a kink. Quadratic: the control point 2 f(m) - (f(l) + f(r)) / 2 at each segment's middle; the spline
/// then has the error of the Bernoulli monospline, h^3 |f'''| / 125, which no choice of control points improves; the
/// ends are met exactly. Nearest: the middle between a segment's two ends.
template <auto F, discrete In, discrete Out, table_layout Layout, std::size_t First, std::size_t Size>
inline constexpr ideal_nodes<Size> node_chunk = [] {
    ideal_nodes<Size> result;
    design_reader<F, In, Out, Layout> f;
    constexpr std::int64_t segments = last_segment<In>(Layout) - first_segment<In>(Layout) + 1;
    const double centre = f.centre();
    constexpr std::int64_t first = first_segment<In>(Layout);
    const auto start = [](std::int64_t segment) { return Layout.start_of(segment + first); };
    const auto length = [](std::int64_t segment) { return Layout.length_of(segment + first); };
    // The samples of one segment after another: left end, middle, right end.
    const std::int64_t before = static_cast<std::int64_t>(First) - 1;
    std::int64_t segment = before < 0 ? 0 : before;
    double left = f(start(segment));
    const auto follow = [&](double value, double& previous) {
        result.rises = result.rises && value >= previous;
        result.falls = result.falls && value <= previous;
        previous = value;
    };
    if constexpr (Layout.method == interpolation::linear) {
        constexpr bool even = Layout.fold == mirror::even, odd = Layout.fold == mirror::odd;
        double bend = 0;  // of the segment to the left of `left`
        bool known = false;
        for (std::int64_t i = before; i < static_cast<std::int64_t>(First + Size); ++i) {
            // Segment i, and with it node i: its left end.
            if (i < 0) continue;
            const double node = left;
            double own = bend;
            if (i < segments) {
                const double middle = f(start(i) + length(i) / 2), right = f(start(i + 1));
                own = Layout.by_octaves() && length(i) == 1 ? 0 : (left + right) / 2 - middle;
                follow(middle, left);
                follow(right, left);
            }
            if (i >= static_cast<std::int64_t>(First)) {
                const double other = known ? bend : even ? own : odd ? -own : own;
                result.node[static_cast<std::size_t>(i) - First] = node - half_of_smaller(other, own) - centre;
            }
            bend = own;
            known = true;
        }
    } else if constexpr (Layout.method == interpolation::quadratic) {
        double inner = 0;  // the control point before the one at hand
        for (std::int64_t i = before < 0 ? 0 : before; i < static_cast<std::int64_t>(First + Size); ++i) {
            // Control point i belongs to the middle of segment i - 1.
            const std::int64_t own = i == 0 ? 0 : i > segments ? segments - 1 : i - 1;
            left = f(start(own));
            double at = left;
            const double middle = f(start(own) + length(own) / 2), right = f(start(own + 1));
            follow(middle, at);
            follow(right, at);
            inner = 2 * middle - (left + right) / 2;
            const double point = i == 0 ? 2 * left - inner : i > segments ? 2 * right - inner : inner;
            if (i >= static_cast<std::int64_t>(First))
                result.node[static_cast<std::size_t>(i) - First] = point - centre;
        }
    } else {
        for (std::size_t i = 0; i < Size; ++i) {
            const auto own = static_cast<std::int64_t>(First + i);
            const double low = f(start(own)), high = f(start(own) + length(own) - 1);
            follow(low, left);
            follow(high, left);
            result.node[i] = (low + high) / 2 - centre;
        }
    }
    return result;
}();

template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr auto all_ideal_nodes = [] {
    constexpr std::size_t entries = entries_of<In>(Layout);
    ideal_nodes<entries> all;
    std::size_t next = 0;
    const auto append = [&](const auto& chunk) {
        for (const double node : chunk.node) all.node[next++] = node;
        all.rises = all.rises && chunk.rises;
        all.falls = all.falls && chunk.falls;
    };
    constexpr std::size_t whole = entries / nodes_a_chunk, rest = entries % nodes_a_chunk;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (append(node_chunk<F, In, Out, Layout, I * nodes_a_chunk, nodes_a_chunk>), ...);
    }
    (std::make_index_sequence<whole>{});
    if constexpr (rest != 0) append(node_chunk<F, In, Out, Layout, whole * nodes_a_chunk, rest>);
    return all;
}();

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
