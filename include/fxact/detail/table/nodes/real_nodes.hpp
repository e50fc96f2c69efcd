// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/facts.hpp>
#include <fxact/table_spec.hpp>

/// The nodes of a table before they are rounded to integers.
namespace fxact::detail::design {

using analysis::to_integer;

/// Whether f rises, or falls, from each sample to the next.
struct sample_order {
    bool rises = true, falls = true;

    constexpr void follow(double value, double& previous) noexcept {
        rises = rises && value >= previous;
        falls = falls && value <= previous;
        previous = value;
    }
    constexpr void join(const sample_order& other) noexcept {
        rises = rises && other.rises;
        falls = falls && other.falls;
    }
};

/// Half of the smaller in magnitude, or 0 if the signs differ.
constexpr double half_of_smaller(double a, double b) noexcept {
    if ((a < 0) != (b < 0)) return 0;
    return ((a < b) == (b > 0) ? a : b) / 2;
}

/// Computes the nodes [first, first + size) of a table, in LSB of the output, less the center of an odd table.
class node_builder {
public:
    constexpr node_builder(const series_view& f, const problem& p, const table_layout& layout, std::size_t first,
                           std::size_t size, double* to) noexcept
        : layout_{layout},
          first_{lookup::first_segment(layout, p.in.zero_point)},
          segments_{lookup::last_segment(layout, p.in.zero_point) - first_ + 1},
          begin_{static_cast<std::int64_t>(first)},
          end_{static_cast<std::int64_t>(first + size)},
          before_{first == 0 ? 0 : begin_ / layout.entries_each() - 1},
          to_{to},
          least_{p.lowest_allowed - 0.25},
          most_{p.highest_allowed + 0.25},
          f_{f, p, layout},
          center_{f_.center()},
          left_{f_(start(before_))} {}

    constexpr sample_order build() noexcept {
        if (layout_.method == interpolation::linear)
            linear();
        else if (layout_.method == interpolation::quadratic)
            quadratic();
        else if (layout_.is_polynomial())
            polynomials();
        else
            nearest();
        return order_;
    }

private:
    constexpr std::int64_t start(std::int64_t segment) const noexcept { return layout_.start_of(segment + first_); }
    constexpr std::int64_t length(std::int64_t segment) const noexcept { return layout_.length_of(segment + first_); }
    constexpr void store(std::int64_t i, double node) noexcept {
        if (i >= begin_) to_[i - begin_] = node;
    }

    /// A chord lies above a convex f by up to bend = (f(l) + f(r)) / 2 - f(m), which is h^2 f'' / 8. Lowering both
    /// nodes by half of that leaves half the error on either side. A node takes the smaller of its two segments'
    /// halves, and none at a kink.
    constexpr void linear() noexcept {
        const bool even = layout_.symmetry == symmetry::even, odd = layout_.symmetry == symmetry::odd;
        double left_bend = 0;
        bool has_left = false;
        for (std::int64_t i = before_; i < end_; ++i) {  // segment i, and node i at its left end
            const double node = left_;
            double bend = left_bend;
            if (i < segments_) {
                const double middle = f_(start(i) + length(i) / 2), right = f_(start(i + 1));
                bend = layout_.is_logarithmic() && length(i) == 1 ? 0 : (left_ + right) / 2 - middle;
                order_.follow(middle, left_);
                order_.follow(right, left_);
            }
            const double other = has_left ? left_bend : even ? bend : odd ? -bend : bend;
            store(i, node - half_of_smaller(other, bend) - center_);
            left_bend = bend;
            has_left = true;
        }
    }

    /// A B-spline with the control point 2 f(m) - (f(l) + f(r)) / 2 at each segment's middle. It has the error of the
    /// Bernoulli monospline, h^3 |f'''| / 125, which no choice of control points improves. It meets both ends exactly.
    constexpr void quadratic() noexcept {
        for (std::int64_t i = before_; i < end_; ++i) {  // control point i, at the middle of segment i - 1
            const std::int64_t own = i == 0 ? 0 : i > segments_ ? segments_ - 1 : i - 1;
            left_ = f_(start(own));
            double at = left_;
            const double middle = f_(start(own) + length(own) / 2), right = f_(start(own + 1));
            order_.follow(middle, at);
            order_.follow(right, at);
            const double inner = 2 * middle - (left_ + right) / 2;
            const double point = i == 0 ? 2 * left_ - inner : i > segments_ ? 2 * right - inner : inner;
            store(i, point - center_);
        }
    }

    /// The coefficients of each segment's own polynomial, of a place that counts 0 at the segment's first code and 1 at
    /// the next segment's. It meets f at the zeros of the Chebyshev polynomial, so that its error is nearly the least
    /// there is. Where f is outside the output's range by less than a rounding, it is taken to be just inside.
    constexpr void polynomials() noexcept {
        const std::int64_t each = layout_.entries_each();
        for (std::int64_t i = begin_; i < end_; i += each) {
            const std::int64_t at = start(i / each), codes = length(i / each);
            double place[4]{}, c[4]{};
            for (std::int64_t k = 0; k < each; ++k) {
                const std::int64_t code =
                    to_integer(chebyshev_zero(layout_.degree, k) * static_cast<double>(codes - 1));
                place[k] = static_cast<double>(code) / static_cast<double>(codes);
                c[k] = inside(f_(at + code));
                order_.follow(c[k], left_);
            }
            // Newton's differences, and then Horner's scheme for the coefficients of powers.
            for (std::int64_t k = 1; k < each; ++k)
                for (std::int64_t j = each - 1; j >= k; --j) c[j] = (c[j] - c[j - 1]) / (place[j] - place[j - k]);
            for (std::int64_t k = each - 2; k >= 0; --k)
                for (std::int64_t j = k; j < each - 1; ++j) c[j] -= place[k] * c[j + 1];
            for (std::int64_t k = 0; k < each; ++k) store(i + k, c[k]);
        }
    }
    /// Half of 1 - cos((2k + 1) / (2n + 2) pi) for n of 2 and 3. A cubic's are stretched so that the first is 0, and
    /// its start is the value of f.
    static constexpr double chebyshev_zero(int degree, std::int64_t k) noexcept {
        constexpr double of_parabola[]{as_double(0.066987298107780676618L), 0.5, as_double(0.933012701892219323382L)};
        constexpr double of_cubic[]{0, as_double(0.281304567672052L), as_double(0.679129302431368L),
                                    as_double(0.960433870103420L)};
        return degree == 2 ? of_parabola[k] : of_cubic[k];
    }
    constexpr double inside(double value) const noexcept {
        if (layout_.may_overshoot()) return value;
        return value < least_ ? least_ : value > most_ ? most_ : value;
    }

    /// The mean of the values at a segment's first and last code.
    constexpr void nearest() noexcept {
        for (std::int64_t i = begin_; i < end_; ++i) {
            const double low = f_(start(i)), high = f_(start(i) + length(i) - 1);
            order_.follow(low, left_);
            order_.follow(high, left_);
            store(i, (low + high) / 2 - center_);
        }
    }

    table_layout layout_;
    std::int64_t first_, segments_, begin_, end_, before_;
    double* to_;
    double least_, most_;
    sampler f_;
    double center_;
    double left_;  // f at the left end of the segment at hand
    sample_order order_;
};

/// The nodes of a table: what integers are made from.
struct real_nodes {
    const double* data = nullptr;
    std::size_t size = 0;
    sample_order order{};
};

/// A multiple of 3 and 4: a segment's own coefficients are computed together.
inline constexpr std::size_t nodes_per_chunk = 1020;

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
