// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/node_scale.hpp>
#include <fxact/detail/table/nodes/polynomial_order.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/real_nodes.hpp>

/// The integers of a table whose segments have polynomials of their own.
namespace fxact::detail::design {

using analysis::abs, analysis::scaled_by, analysis::to_integer;
using lookup::polynomial_shape, lookup::table_layout, lookup::table_shape;

/// The largest magnitude that a 16-bit coefficient is scaled to. Roundings move it by a few units.
inline constexpr double widest_coefficient = 32700;
/// The most bits below a unit of the result that a product may have, and a start.
inline constexpr int product_room = 30, most_start_fraction = 6;

/// Scales the coefficients of a table and rounds them to integers.
///
/// A coefficient's rounding is made good by the others: on [0, 1] t^2 is t - 1/8 to within 1/8, and t^3 about 3/2 t^2.
class polynomial_maker {
public:
    constexpr polynomial_maker(const problem& p, const table_layout& layout, const real_nodes& nodes) noexcept
        : layout_{layout},
          nodes_{nodes},
          each_{static_cast<std::size_t>(layout.entries_each())},
          out_zero_{p.out.zero_point},
          lowest_{p.lowest_allowed},
          highest_{p.highest_allowed},
          starts_beyond_{layout.may_overshoot()} {
        choose_scales();
    }

    constexpr table_shape shape(const code_range& every_code) const noexcept {
        table_shape result{layout_};
        result.clamps_low = layout_.covered.first > every_code.first;
        result.clamps_high = layout_.covered.last < every_code.last;
        result.short_codes = every_code.count() <= 65536;
        result.zero = layout_.start;
        result.first_segment = static_cast<std::int32_t>(lookup::first_segment(layout_, 0));
        result.own = own_;
        result.shift = start_.fraction + own_.product_bits;
        result.after = to_integer(scaled_by(out_zero_, result.shift)) +
                       start_.offset * (std::int64_t{1} << own_.product_bits) +
                       (result.shift > 0 ? std::int64_t{1} << (result.shift - 1) : 0);
        return result;
    }

    constexpr void round(std::int64_t* to, const table_shape& shape) noexcept {
        const segment_values values{shape};
        for (std::size_t i = 0; i < nodes_.size; i += each_) {
            const std::int64_t* before = i == 0 ? nullptr : to + i - each_;
            double g[4]{};
            for (std::size_t k = 0; k < each_; ++k) g[k] = nodes_.data[i + k];
            std::int64_t n[4]{};
            round_segment(values, before, g, n);
            if (!values.fits(n) || !keeps_order(n, values)) {
                flatten(g);
                round_segment(values, before, g, n);
                if (!values.fits(n)) n[1] = n[2] = n[3] = 0;  // too steep: the proof refuses it
            }
            n[0] = static_cast<std::int16_t>(n[0]);
            for (std::size_t k = 0; k < each_; ++k) to[i + k] = n[k];
        }
    }

private:
    constexpr bool keeps_order(const std::int64_t* n, const segment_values& values) const noexcept {
        if (layout_.any_order) return true;
        return (!nodes_.order.rises || values.keeps_order(n, 1)) && (!nodes_.order.falls || values.keeps_order(n, -1));
    }
    /// A line in place of a curve: its ends and half of what remains in the middle.
    constexpr void flatten(double* g) const noexcept {
        const double chord = g[1] + g[2] + g[3], middle = g[1] / 2 + g[2] / 4 + g[3] / 8;
        g[0] += (middle - chord / 2) / 2;
        g[1] = (nodes_.order.rises && chord < 0) || (nodes_.order.falls && chord > 0) ? 0 : chord;
        g[2] = g[3] = 0;
    }
    /// The largest magnitudes of the coefficients, of the products that are added to the starts, and the starts' range.
    struct extremes {
        double coefficient[4]{}, product = 0x1p-10, lowest = 0x1p60, highest = -0x1p60;
    };
    constexpr extremes find_extremes() const noexcept {
        const double last = 1 - scaled_by(1, -layout_.segment_bits);
        extremes found;
        for (std::size_t i = 0; i < nodes_.size; i += each_) {
            const double* g = nodes_.data + i;
            double at_last = 0;
            for (std::size_t k = each_; --k > 0;) {
                found.coefficient[k] = larger(found.coefficient[k], abs(g[k]));
                at_last = (at_last + g[k]) * last;
            }
            // A product that is not monotone is bounded by its terms.
            const double turn = each_ == 4 ? abs(g[2]) * 2 + abs(g[3]) * 3 : abs(g[2]) * 2;
            const double terms = abs(g[1]) + abs(g[2]) + (each_ == 4 ? abs(g[3]) : 0);
            found.product = larger(found.product, turn < abs(g[1]) ? abs(at_last) : terms);
            found.lowest = g[0] < found.lowest ? g[0] : found.lowest;
            found.highest = larger(found.highest, g[0]);
        }
        return found;
    }
    constexpr double within_range(double start) const noexcept {
        if (starts_beyond_) return start;
        return start < lowest_ ? lowest_ : start > highest_ ? highest_ : start;
    }
    static constexpr double larger(double a, double b) noexcept { return a > b ? a : b; }

    constexpr void choose_scales() noexcept {
        const extremes found = find_extremes();
        // Joints and roundings move a start by up to two units of the output's last place.
        const auto fit_starts = [&] {
            start_ = scale_of(within_range(found.lowest - 2), within_range(found.highest + 2), double{0.5} + out_zero_,
                              true, 16, most_start_fraction);
        };
        fit_starts();
        if (start_.fraction < 0) {  // starts beyond the output's range do not fit
            starts_beyond_ = false;
            fit_starts();
        }
        own_.starts_unsigned = !start_.has_sign;
        const int bits = layout_.segment_bits;
        // What is left for products, after the roundings of coefficients and half a unit of the result.
        const auto room = [&](int product) {
            return double{0x1p31} - 1 - scaled_by(1, 2 * bits + 1) -
                   (start_.fraction == 0 ? scaled_by(1, product - 1) : 0);
        };
        int product = product_room;
        while (product > 0 &&
               (found.product * scaled_by(1, product) > room(product) ||
                (layout_.degree == 2 && found.coefficient[2] * scaled_by(1, product - 2 * bits) > widest_coefficient)))
            --product;
        unit_[1] = scaled_by(1, product - bits);
        unit_[2] = scaled_by(1, product - 2 * bits);
        if (layout_.degree == 3) {
            const double second = found.coefficient[2], third = found.coefficient[3];
            const auto fits = [&](int down) {
                return (second + third) * scaled_by(1, product - bits + down) < 0x1p30 &&
                       third * scaled_by(1, product - 3 * bits + down) <= widest_coefficient;
            };
            while (own_.bend_down < product_room && fits(own_.bend_down + 1)) ++own_.bend_down;
            unit_[3] = scaled_by(1, product - 3 * bits + own_.bend_down);
            unit_[2] *= scaled_by(1, own_.bend_down);
            for (; second * unit_[2] > widest_coefficient; unit_[2] /= 2) ++own_.bend_up;
        }
        for (; found.coefficient[1] * unit_[1] > widest_coefficient; unit_[1] /= 2) ++own_.slope_up;
        own_.product_bits = product - start_.fraction;
        unit_[0] = scaled_by(1, start_.fraction);
    }

    constexpr double rounded(double& g, std::size_t k, std::int64_t* n) const noexcept {
        n[k] = to_integer(g * unit_[k]);
        return g - static_cast<double>(n[k]) / unit_[k];
    }
    /// All but the start. What roundings leave is given to the other coefficients, and at last to g[0]. A cubic's slope
    /// has the coarsest unit, a parabola's bend.
    constexpr void round_slopes(double* g, std::int64_t* n) const noexcept {
        const bool line = g[2] == 0 && g[3] == 0;
        if (layout_.degree == 3 && !line) {
            g[1] += 0.5 / (unit_[1] * scaled_by(1, own_.slope_up));  // what bend_down drops
            const double jerk = rounded(g[3], 3, n);
            g[2] += jerk * 3 / 2;
            g[1] -= jerk * 9 / 16;
            const double slope = rounded(g[1], 1, n);
            g[2] += slope;
            g[0] += jerk / 32 + slope / 8 + rounded(g[2], 2, n) / 2;
            return;
        }
        n[3] = 0;
        const double bend = rounded(g[2], 2, n);
        g[1] += bend;
        g[0] -= bend / 8;
        g[0] += rounded(g[1], 1, n) / 2;
    }
    /// Moves a start by a few units, so that results keep the order from the segment before.
    constexpr void follow(const segment_values& values, const std::int64_t* before, std::int64_t* n) const noexcept {
        if (before == nullptr || layout_.any_order) return;
        const std::int64_t last = values.last(before), most = std::int64_t{2} << start_.fraction;
        for (std::int64_t i = 0; i < most && nodes_.order.rises && values.first(n) < last; ++i) ++n[0];
        for (std::int64_t i = 0; i < most && nodes_.order.falls && values.first(n) > last; ++i) --n[0];
    }
    constexpr void round_segment(const segment_values& values, const std::int64_t* before, const double* real,
                                 std::int64_t* n) const noexcept {
        double g[4]{real[0], real[1], real[2], real[3]};
        round_slopes(g, n);
        // Fractions of an LSB are good enough for a start as they are, and a line's start has no better.
        const bool enough = start_.fraction != 0 || (real[2] == 0 && real[3] == 0);
        const double start = within_range(enough ? g[0] : real[0]);
        const std::int64_t nearest = to_integer(start * unit_[0]) - start_.offset;
        n[0] = nearest;
        follow(values, before, n);
        if (n[0] == nearest && enough) return;
        // The slopes make good for the rest of the start, and have done so after the first tenth of the segment.
        const double off = start - static_cast<double>(n[0] + start_.offset) / unit_[0];
        constexpr double parabola[]{0, as_double(4.7855L), as_double(-4.1613L), 0},
            cubic[]{0, as_double(9.121L), as_double(-19.917L), as_double(12.071L)};
        double h[4]{0, real[1], real[2], real[3]};
        for (std::size_t k = 1; k < 4; ++k) h[k] += off * (layout_.degree == 2 ? parabola[k] : cubic[k]);
        std::int64_t made_good[4]{n[0]};
        round_slopes(h, made_good);
        if (!values.fits(made_good) || !keeps_order(made_good, values)) return;
        for (std::size_t k = 1; k < each_; ++k) n[k] = made_good[k];
    }

    table_layout layout_;
    real_nodes nodes_;
    std::size_t each_;
    int out_zero_;
    double lowest_, highest_;
    bool starts_beyond_;
    node_scale start_{};
    polynomial_shape own_{};
    double unit_[4]{};
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
