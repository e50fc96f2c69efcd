// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/nodes/limits.hpp>
#include <fxact/detail/table/nodes/real_nodes.hpp>
#include <fxact/table_spec.hpp>

/// The integers that nodes become, and how a table of them is read.
namespace fxact::detail {

/// A node's integer is its value * 2^fraction - offset.
struct node_scale {
    int fraction = 0;
    std::int64_t offset = 0;
    bool has_sign = false;
};

/// Whether lowest .. highest, scaled and less an offset, fits into so many bits.
constexpr bool fits(double lowest, double highest, int bits, const node_scale& scale) noexcept {
    const double unit = scaled_by(1, scale.fraction),
                 reach = static_cast<double>(std::int64_t{1} << (bits - scale.has_sign));
    const auto offset = static_cast<double>(scale.offset);
    return highest * unit - offset <= reach - 1 && lowest * unit - offset >= (scale.has_sign ? -reach : 0);
}

/// The spare bits of a node hold a fraction of the output's LSB, as much of it as fits, up to `most`. Of the offsets
/// that leave the same fraction: -bias, which saves the addition of the zero point and of the half that a rounding
/// adds, or 0, or the lowest value.
constexpr node_scale scale_of(double lowest, double highest, double bias, bool takes_bias, int bits,
                              int most) noexcept {
    for (int fraction = most;; --fraction) {
        const double unit = scaled_by(1, fraction);
        const std::int64_t offsets[]{-to_integer(bias * unit), 0, to_integer(lowest * unit) - 1};
        for (int i = takes_bias && fraction >= 1 ? 0 : 1; i < 3; ++i)
            for (int sign = 0; sign < 2; ++sign) {
                const node_scale scale{fraction, offsets[i], sign != 0};
                if (fits(lowest, highest, bits, scale)) return scale;
            }
    }
}

/// Nodes in the scale of their integers, and how a table is read.
template <auto F, discrete In, discrete Out, table_layout Layout>
struct table_plan {
    static constexpr int bits = Layout.part_bits(origin<In>(Layout));
    static constexpr bool linear = Layout.method == interpolation::linear,
                          quadratic = Layout.method == interpolation::quadratic;
    static constexpr std::size_t entries = entries_of<In>(Layout);
    static constexpr double centre = design_reader<F, In, Out, Layout>{}.centre();
    /// What nodes may hold: an odd table's serve both sides.
    static constexpr double beyond = Layout.saturates ? highest_real<Out> - lowest_real<Out> : 0;
    static constexpr double top =
        limits_above<F, In, Out> ? highest_allowed<F, In, Out> + 0.25 : highest_real<Out> + beyond;
    static constexpr double bottom =
        limits_below<F, In, Out> ? lowest_allowed<F, In, Out> - 0.25 : lowest_real<Out> - beyond;
    static constexpr double up = top - centre, down = bottom - centre;
    static constexpr bool odd = Layout.fold == mirror::odd;
    static constexpr double high = odd && -down < up ? -down : up, low = odd && -up > down ? -up : down;

    /// Whether a node is kept to what Out holds, and so the curve between such nodes. A spline's first and last control
    /// points lie beyond the curve, and may lie outside.
    static constexpr bool held(std::size_t i) noexcept { return !quadratic || (i != 0 && i != entries - 1); }

    /// Whether sums need 64 bits, whatever the nodes are.
    static constexpr bool wide_sums = sizeof(rep_of<Out>) > 2 || (linear && bits > 15);

    /// The bits below the output's LSB that a sum has room for, in 32 bits or 64.
    static constexpr int unit_room(bool in_64_bits) noexcept {
        return (in_64_bits ? 62 : 30) - std::numeric_limits<rep_of<Out>>::digits - (Layout.saturates ? 2 : 0);
    }

    static constexpr node_scale scale = [] {
        const auto& ideal = all_ideal_nodes<F, In, Out, Layout>;
        double lowest = high, highest = low;
        for (std::size_t i = 0; i < ideal.node.size(); ++i) {
            const double node = ideal.node[i], within = !held(i) ? node : node < low ? low : node > high ? high : node;
            lowest = within < lowest ? within : lowest;
            highest = within > highest ? within : highest;
        }
        constexpr int enough = Layout.corrected ? 15 : 6;
        const int most = unit_room(wide_sums || Layout.corrected) - (linear                          ? bits
                                                                     : quadratic && Layout.corrected ? 2 * bits + 1
                                                                                                     : 0);
        return scale_of(lowest, highest, double{0.5} + zero_point_of<Out>, !odd, 8 * Layout.node_bytes,
                        most < enough ? most : enough);
    }();
    using node_type = std::conditional_t<
        scale.has_sign,
        std::conditional_t<Layout.node_bytes == 1, std::int8_t,
                           std::conditional_t<Layout.node_bytes == 2, std::int16_t, std::int32_t>>,
        std::conditional_t<Layout.node_bytes == 1, std::uint8_t,
                           std::conditional_t<Layout.node_bytes == 2, std::uint16_t, std::uint32_t>>>;

    /// The nodes less their offset; never beyond what Out holds, and never falling where f does not.
    static constexpr std::array<std::int64_t, entries_of<In>(Layout)> integers = [] {
        const auto& ideal = all_ideal_nodes<F, In, Out, Layout>;
        const double unit = scaled_by(1, scale.fraction);
        // Half a step beyond the ends of Out is a tie, which rounds down.
        const std::int64_t highest = floor_of(high * unit),
                           lowest = odd ? -floor_of(-low * unit) : 1 - floor_of(1 - low * unit);
        std::array<std::int64_t, entries_of<In>(Layout)> result{};
        std::int64_t previous = 0;
        for (std::size_t i = 0; i < result.size(); ++i) {
            std::int64_t integer = to_integer(ideal.node[i] * unit);
            if (i != 0 && ideal.rises && integer < previous) integer = previous;
            if (i != 0 && ideal.falls && integer > previous) integer = previous;
            previous = held(i) ? integer < lowest ? lowest : integer > highest ? highest : integer : integer;
            result[i] = previous - scale.offset;
        }
        return result;
    }();

    static constexpr lookup::table_shape shape = [] {
        lookup::table_shape result{Layout};
        bool touches = false;
        result.zero = static_cast<std::int32_t>(origin<In>(Layout));
        result.cut_below = Layout.covered.first > every_code<In>.first;
        result.cut_above = Layout.covered.last < every_code<In>.last;
        result.first_segment = static_cast<std::int32_t>(first_segment<In>(Layout));
        int node_unit = linear ? bits : 0;
        result.wide = wide_sums || (!quadratic && scale.fraction + node_unit > unit_room(false));
        if (quadratic) {
            std::int64_t line = 0, bow = 0;  // the largest terms, before any bits are dropped
            for (std::size_t i = 2; i < integers.size(); ++i) {
                const std::int64_t rise = integers[i - 1] - integers[i - 2],
                                   bend = integers[i] - integers[i - 1] - rise, sum = integers[i - 1] + integers[i - 2];
                const std::int64_t size = (rise < 0 ? -rise : rise) + (sum < 0 ? -sum : sum) / 2 + 1;
                line = size > line ? size : line;
                bow = bend > bow ? bend : -bend > bow ? -bend : bow;
            }
            constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
            const int more = scale.fraction + 2 * bits + 1 - unit_room(result.wide);
            result.dropped = more > 0 ? more : 0;
            if (result.dropped > bits + 1 || bow << (2 * bits) > most ||
                line << (2 * bits + 1 - result.dropped) > most) {
                result.wide = true;
                result.dropped = 0;
            }
            result.short_terms = result.wide && bow <= most && line << bits <= most;
            node_unit = 2 * bits + 1 - result.dropped;
        }
        result.shift = scale.fraction + node_unit;
        // nodes too narrow for their values: the proof refuses what comes of it
        if (result.shift < 0) result.shift = 0;
        result.before = scale.offset * (std::int64_t{1} << node_unit);
        result.after = to_integer(scaled_by(centre + zero_point_of<Out>, result.shift)) +
                       (result.shift > 0 ? std::int64_t{1} << (result.shift - 1) : 0);
        if (!odd) {
            result.after += result.before;
            result.before = 0;
        }
        // A tie at the upper end must not leave Out.
        for (std::size_t i = 0; i < integers.size(); ++i)
            if (held(i) && static_cast<double>(integers[i] + scale.offset) >= high * scaled_by(1, scale.fraction))
                touches = true;
        result.after -= touches && !Layout.saturates;
        return result;
    }();
};

template <auto F, discrete In, discrete Out, table_layout Layout>
requires(Layout.method == interpolation::direct) struct table_plan<F, In, Out, Layout> {
    static constexpr lookup::table_shape shape = [] {
        lookup::table_shape result{Layout};
        result.cut_below = Layout.covered.first > every_code<In>.first;
        result.cut_above = Layout.covered.last < every_code<In>.last;
        return result;
    }();
};

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
