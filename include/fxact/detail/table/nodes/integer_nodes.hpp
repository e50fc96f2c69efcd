// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/limits.hpp>
#include <fxact/detail/table/nodes/node_scale.hpp>
#include <fxact/detail/table/nodes/real_nodes.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// The integers that a table stores, and how it is read.
namespace fxact::detail::design {

using analysis::floor_of;
using lookup::table_shape;

/// The range that nodes may have, less the center. An odd table's nodes are used on both sides of zero.
template <auto F, discrete In, discrete Out, table_layout Layout>
struct node_range {
    static constexpr double center = sampler<F, In, Out, Layout>{}.center(), overshoot = overshoot_of<Out>(Layout);
    static constexpr double top =
        has_upper_limit<F, In, Out> ? highest_allowed<F, In, Out> + 0.25 : highest_real<Out> + overshoot;
    static constexpr double bottom =
        has_lower_limit<F, In, Out> ? lowest_allowed<F, In, Out> - 0.25 : lowest_real<Out> - overshoot;
    static constexpr double up = top - center, down = bottom - center;
    static constexpr bool odd = Layout.symmetry == symmetry::odd;
    static constexpr double high = odd && -down < up ? -down : up, low = odd && -up > down ? -up : down;
};

/// The magnitudes of a parabola's terms, before any bits are dropped.
struct term_sizes {
    std::int64_t line = 0, bow = 0;
};
constexpr term_sizes term_sizes_of(const auto& nodes) {
    term_sizes largest;
    for (std::size_t i = 2; i < nodes.size(); ++i) {
        const std::int64_t rise = nodes[i - 1] - nodes[i - 2], bend = nodes[i] - nodes[i - 1] - rise,
                           sum = nodes[i - 1] + nodes[i - 2];
        const std::int64_t line = (rise < 0 ? -rise : rise) + (sum < 0 ? -sum : sum) / 2 + 1;
        largest.line = line > largest.line ? line : largest.line;
        largest.bow = bend > largest.bow ? bend : -bend > largest.bow ? -bend : largest.bow;
    }
    return largest;
}

/// The nodes of a table, scaled and rounded to integers, and its shape.
template <auto F, discrete In, discrete Out, table_layout Layout>
struct integer_nodes {
    using range = node_range<F, In, Out, Layout>;
    static constexpr int bits = Layout.part_bits(origin<In>(Layout));
    static constexpr bool linear = Layout.method == interpolation::linear,
                          quadratic = Layout.method == interpolation::quadratic;
    static constexpr std::size_t entries = entries_of<In>(Layout);
    static constexpr bool odd = range::odd;
    static constexpr double high = range::high, low = range::low;

    /// Whether a node, and so the curve at it, is clamped to the range. A spline's first and last control points lie
    /// off the curve, and may lie outside.
    static constexpr bool is_clamped(std::size_t i) noexcept { return !quadratic || (i != 0 && i != entries - 1); }

    /// Whether sums need 64 bits whatever the nodes are.
    static constexpr bool wide_sums = sizeof(rep_of<Out>) > 2 || (linear && bits > 15);

    /// The fractional bits that a sum of 32 or 64 bits has room for.
    static constexpr int fraction_room(bool in_64_bits) noexcept {
        return (in_64_bits ? 62 : 30) - std::numeric_limits<rep_of<Out>>::digits - (Layout.saturates ? 2 : 0);
    }

    static constexpr node_scale scale = [] {
        const auto& real = all_real_nodes<F, In, Out, Layout>;
        double lowest = high, highest = low;
        for (std::size_t i = 0; i < real.node.size(); ++i) {
            const double node = real.node[i], within = !is_clamped(i) ? node
                                                       : node < low   ? low
                                                       : node > high  ? high
                                                                      : node;
            lowest = within < lowest ? within : lowest;
            highest = within > highest ? within : highest;
        }
        constexpr int enough = Layout.corrected ? 15 : 6;
        constexpr int products = linear ? bits : quadratic && Layout.corrected ? 2 * bits + 1 : 0;
        const int most = fraction_room(wide_sums || Layout.corrected) - products;
        return scale_of(lowest, highest, double{0.5} + zero_point_of<Out>, !odd, 8 * Layout.node_bytes,
                        most < enough ? most : enough);
    }();
    using node_type = node_of<Layout.node_bytes, scale.has_sign>;

    /// Less the offset. No node is outside the range, and none falls where f rises, or rises where f falls.
    static constexpr std::array<std::int64_t, entries_of<In>(Layout)> integers = [] {
        const auto& real = all_real_nodes<F, In, Out, Layout>;
        const double unit = scaled_by(1, scale.fraction);
        // Half an LSB beyond Out's range is a tie, which rounds down.
        const std::int64_t highest = floor_of(high * unit),
                           lowest = odd ? -floor_of(-low * unit) : 1 - floor_of(1 - low * unit);
        std::array<std::int64_t, entries_of<In>(Layout)> result{};
        std::int64_t previous = 0;
        for (std::size_t i = 0; i < result.size(); ++i) {
            std::int64_t integer = to_integer(real.node[i] * unit);
            if (i != 0 && real.rises && integer < previous) integer = previous;
            if (i != 0 && real.falls && integer > previous) integer = previous;
            previous = is_clamped(i) ? integer < lowest ? lowest : integer > highest ? highest : integer : integer;
            result[i] = previous - scale.offset;
        }
        return result;
    }();

    /// Chooses the width of a parabola's sum and the bits that its last term drops. Returns the sum's bits below a
    /// node's.
    static constexpr int fit_parabola(table_shape& to) noexcept {
        const term_sizes largest = term_sizes_of(integers);
        constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
        const int excess = scale.fraction + 2 * bits + 1 - fraction_room(to.wide);
        to.dropped = excess > 0 ? excess : 0;
        if (to.dropped > bits + 1 || largest.bow << (2 * bits) > most ||
            largest.line << (2 * bits + 1 - to.dropped) > most) {
            to.wide = true;
            to.dropped = 0;
        }
        to.short_terms = to.wide && largest.bow <= most && largest.line << bits <= most;
        return 2 * bits + 1 - to.dropped;
    }

    /// Whether a node lies on the upper end of the range, which would round to a result outside.
    static constexpr bool touches_top() noexcept {
        for (std::size_t i = 0; i < integers.size(); ++i)
            if (is_clamped(i) && static_cast<double>(integers[i] + scale.offset) >= high * scaled_by(1, scale.fraction))
                return true;
        return false;
    }

    static constexpr table_shape shape = [] {
        table_shape result{Layout};
        result.zero = static_cast<std::int32_t>(origin<In>(Layout));
        result.clamps_low = Layout.covered.first > every_code<In>.first;
        result.clamps_high = Layout.covered.last < every_code<In>.last;
        result.first_segment = static_cast<std::int32_t>(first_segment<In>(Layout));
        int node_bits = linear ? bits : 0;
        result.wide = wide_sums || (!quadratic && scale.fraction + node_bits > fraction_room(false));
        if constexpr (quadratic) node_bits = fit_parabola(result);
        result.shift = scale.fraction + node_bits;
        // Nodes too narrow for their values: the proof refuses the table.
        if (result.shift < 0) result.shift = 0;
        result.before = scale.offset * (std::int64_t{1} << node_bits);
        result.after = to_integer(scaled_by(range::center + zero_point_of<Out>, result.shift)) +
                       (result.shift > 0 ? std::int64_t{1} << (result.shift - 1) : 0);
        if (!odd) {
            result.after += result.before;
            result.before = 0;
        }
        result.after -= touches_top() && !Layout.saturates;
        return result;
    }();
};

template <auto F, discrete In, discrete Out, table_layout Layout>
requires(Layout.method == interpolation::direct) struct integer_nodes<F, In, Out, Layout> {
    static constexpr table_shape shape = [] {
        table_shape result{Layout};
        result.clamps_low = Layout.covered.first > every_code<In>.first;
        result.clamps_high = Layout.covered.last < every_code<In>.last;
        return result;
    }();
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
