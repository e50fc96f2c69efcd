// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/node_scale.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/real_nodes.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/facts.hpp>
#include <fxact/table_spec.hpp>

/// The integers that a table stores, and how it is read.
namespace fxact::detail::design {

using analysis::floor_of;
using lookup::table_shape;

/// The range that nodes may have, less the center. An odd table's nodes are used on both sides of zero.
struct node_range {
    double center = 0, high = 0, low = 0;

    constexpr node_range(const series_view& f, const problem& p, const table_layout& layout) noexcept
        : center{sampler{f, p, layout}.center()} {
        const double overshoot = overshoot_of(layout, p);
        const bool limited = !layout.extends_low && !layout.extends_high;
        const double up =
            (limited && p.has_upper_limit() ? p.highest_allowed + 0.25 : p.highest_real() + overshoot) - center;
        const double down =
            (limited && p.has_lower_limit() ? p.lowest_allowed - 0.25 : p.lowest_real() - overshoot) - center;
        const bool odd = layout.symmetry == symmetry::odd;
        high = odd && -down < up ? -down : up;
        low = odd && -up > down ? -up : down;
    }
};

/// Scales the nodes of a table and rounds them to integers; its shape follows from them.
class node_maker {
public:
    constexpr node_maker(const series_view& f, const problem& p, const table_layout& layout,
                         const real_nodes& nodes) noexcept
        : range_{f, p, layout},
          layout_{layout},
          nodes_{nodes},
          zero_{p.in.zero_point},
          out_zero_{p.out.zero_point},
          out_bits_{p.out.bits},
          out_digits_{p.out.bits - p.out.is_signed},
          bits_{layout.part_bits(lookup::origin(layout, p.in.zero_point))},
          linear_{layout.method == interpolation::linear},
          quadratic_{layout.method == interpolation::quadratic},
          odd_{layout.symmetry == symmetry::odd} {
        choose_scale();
    }

    constexpr const node_scale& scale() const noexcept { return scale_; }

    /// Writes the integers, less the offset. No node is outside the range, and none falls where f rises, or rises where
    /// f falls.
    constexpr void round(std::int64_t* to) noexcept {
        const double unit = scaled_by(1, scale_.fraction);
        // Half an LSB beyond the output's range is a tie, which rounds down.
        const std::int64_t highest = floor_of(range_.high * unit),
                           lowest = odd_ ? -floor_of(-range_.low * unit) : 1 - floor_of(1 - range_.low * unit);
        const bool keeps_order = !layout_.any_order;
        std::int64_t previous = 0;
        for (std::size_t i = 0; i < nodes_.size; ++i) {
            std::int64_t integer = to_integer(nodes_.data[i] * unit);
            if (i != 0 && keeps_order && nodes_.order.rises && integer < previous) integer = previous;
            if (i != 0 && keeps_order && nodes_.order.falls && integer > previous) integer = previous;
            previous = is_clamped(i) ? integer < lowest ? lowest : integer > highest ? highest : integer : integer;
            to[i] = previous - scale_.offset;
        }
    }

    constexpr table_shape shape(const std::int64_t* integers, const code_range& every_code) const noexcept {
        table_shape result{layout_};
        result.zero = static_cast<std::int32_t>(lookup::origin(layout_, zero_));
        result.clamps_low = layout_.covered.first > every_code.first;
        result.clamps_high = layout_.covered.last < every_code.last;
        result.short_codes = every_code.count() <= 65536;
        result.first_segment = static_cast<std::int32_t>(lookup::first_segment(layout_, zero_));
        int node_bits = linear_ ? bits_ : 0;
        result.wide = wide_sums() || (!quadratic_ && scale_.fraction + node_bits > fraction_room(false));
        if (quadratic_) node_bits = fit_parabola(integers, result);
        result.shift = scale_.fraction + node_bits;
        // Nodes too narrow for their values: the proof refuses the table.
        if (result.shift < 0) result.shift = 0;
        result.before = scale_.offset * (std::int64_t{1} << node_bits);
        result.after = to_integer(scaled_by(range_.center + out_zero_, result.shift)) +
                       (result.shift > 0 ? std::int64_t{1} << (result.shift - 1) : 0);
        if (!odd_) {
            result.after += result.before;
            result.before = 0;
        }
        result.after -= !layout_.may_overshoot() && touches_top(integers);
        return result;
    }

private:
    /// Whether a node, and so the curve at it, is clamped to the range. A spline's first and last control points lie
    /// off the curve, and may lie outside.
    constexpr bool is_clamped(std::size_t i) const noexcept { return !quadratic_ || (i != 0 && i != nodes_.size - 1); }
    /// Whether sums need 64 bits whatever the nodes are.
    constexpr bool wide_sums() const noexcept { return out_bits_ > 16 || (linear_ && bits_ > 15); }
    /// The fractional bits that a sum of 32 or 64 bits has room for.
    constexpr int fraction_room(bool in_64_bits) const noexcept {
        return (in_64_bits ? 62 : 30) - out_digits_ - (layout_.may_overshoot() ? 2 : 0);
    }

    constexpr void choose_scale() noexcept {
        double lowest = range_.high, highest = range_.low;
        for (std::size_t i = 0; i < nodes_.size; ++i) {
            const double node = nodes_.data[i], within = !is_clamped(i)       ? node
                                                         : node < range_.low  ? range_.low
                                                         : node > range_.high ? range_.high
                                                                              : node;
            lowest = within < lowest ? within : lowest;
            highest = within > highest ? within : highest;
        }
        const int enough = layout_.corrected ? 15 : 6;
        const int products = linear_ ? bits_ : quadratic_ && layout_.corrected ? 2 * bits_ + 1 : 0;
        const int most = fraction_room(wide_sums() || layout_.corrected) - products;
        scale_ = scale_of(lowest, highest, double{0.5} + out_zero_, !odd_, 8 * layout_.node_bytes,
                          most < enough ? most : enough);
    }

    /// The magnitudes of a parabola's terms, before any bits are dropped.
    struct term_sizes {
        std::int64_t line = 0, bow = 0;
    };
    constexpr term_sizes term_sizes_of(const std::int64_t* nodes) const noexcept {
        term_sizes largest;
        for (std::size_t i = 2; i < nodes_.size; ++i) {
            const std::int64_t rise = nodes[i - 1] - nodes[i - 2], bend = nodes[i] - nodes[i - 1] - rise,
                               sum = nodes[i - 1] + nodes[i - 2];
            const std::int64_t line = (rise < 0 ? -rise : rise) + (sum < 0 ? -sum : sum) / 2 + 1;
            largest.line = line > largest.line ? line : largest.line;
            largest.bow = bend > largest.bow ? bend : -bend > largest.bow ? -bend : largest.bow;
        }
        return largest;
    }
    /// Chooses the width of a parabola's sum and the bits that its last term drops. Returns the sum's bits below a
    /// node's.
    constexpr int fit_parabola(const std::int64_t* integers, table_shape& to) const noexcept {
        const term_sizes largest = term_sizes_of(integers);
        constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
        const int excess = scale_.fraction + 2 * bits_ + 1 - fraction_room(to.wide);
        to.dropped = excess > 0 ? excess : 0;
        if (to.dropped > bits_ + 1 || largest.bow << (2 * bits_) > most ||
            largest.line << (2 * bits_ + 1 - to.dropped) > most) {
            to.wide = true;
            to.dropped = 0;
        }
        to.short_terms = to.wide && largest.bow <= most && largest.line << bits_ <= most;
        return 2 * bits_ + 1 - to.dropped;
    }
    /// Whether a node lies on the upper end of the range, which would round to a result outside.
    constexpr bool touches_top(const std::int64_t* integers) const noexcept {
        const double top = range_.high * scaled_by(1, scale_.fraction);
        for (std::size_t i = 0; i < nodes_.size; ++i)
            if (is_clamped(i) && static_cast<double>(integers[i] + scale_.offset) >= top) return true;
        return false;
    }

    node_range range_;
    table_layout layout_;
    real_nodes nodes_;
    std::int64_t zero_;
    int out_zero_, out_bits_, out_digits_, bits_;
    bool linear_, quadratic_, odd_;
    node_scale scale_{};
};

/// The input's code of a direct table's entry. With all codes covered, the index is the code's byte: 0..127, -128..-1.
constexpr std::int64_t code_of_direct_entry(const table_layout& layout, const format& in, std::int64_t i) noexcept {
    if (!(layout.covered == all_codes(in))) return i + layout.covered.first;
    return i <= in.last_code() ? i : i - in.codes();
}
constexpr std::int64_t codes_per_direct_chunk(std::int64_t entries) noexcept { return entries < 1024 ? 64 : 1024; }

/// The shape of a direct table, whose entries are results.
constexpr table_shape shape_of_direct(const table_layout& layout, const code_range& every_code) noexcept {
    table_shape result{layout};
    result.clamps_low = layout.covered.first > every_code.first;
    result.clamps_high = layout.covered.last < every_code.last;
    return result;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
