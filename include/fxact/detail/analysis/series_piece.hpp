// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

namespace fxact::detail::analysis {

/// f over the codes [first, first + count), in LSB of the output: |f(code) - (a[0] + a[1] t + ... + a[7] t^7)| <=
/// remainder, t the distance in codes from the midpoint. A few codes that no polynomial fits (at a kink, or where f is
/// steep) are tabulated instead, each value with its own remainder.
struct series_piece {
    static constexpr std::size_t order = 8;
    static constexpr std::int64_t most_tabulated = 4;

    std::int64_t first = 0, count = 0;
    double a[order]{};  // if tabulated: a[i] is the value at first + i, a[most_tabulated + i] its remainder
    double remainder = 0;
    double fourth_derivative_bound = 0;  // of |f''''| / 24, by the code

    constexpr std::int64_t end() const noexcept { return first + count; }
    constexpr bool is_tabulated() const noexcept { return count <= most_tabulated; }
    /// Exact: twice the midpoint is an integer.
    constexpr double midpoint() const noexcept { return static_cast<double>(2 * first + count - 1) * 0.5; }
    constexpr double polynomial(double t) const noexcept {
        double value = a[order - 1];
        for (std::size_t k = order - 1; k-- > 0;) value = value * t + a[k];
        return value;
    }
    constexpr double at(std::int64_t code) const noexcept {
        if (!is_tabulated()) return polynomial(static_cast<double>(code) - midpoint());
        return a[code < first ? 0 : code < end() ? code - first : count - 1];
    }
    constexpr double remainder_at(std::int64_t code) const noexcept {
        return is_tabulated() ? a[most_tabulated + code - first] : remainder;
    }
    /// At a code outside the piece: the tangent parabola at its nearer end, because the polynomial's high powers would
    /// diverge there.
    constexpr double extrapolated(std::int64_t code) const noexcept {
        if (is_tabulated()) return at(code);
        const std::int64_t edge = code < first ? first : end() - 1, inward = code < first ? 1 : -1;
        const double value = at(edge), along = static_cast<double>((code - edge) * inward);
        const double next = at(edge + inward) - value, bend = at(edge + 2 * inward) - value - 2 * next;
        return value + along * (next + bend * (along - 1) / 2);
    }
};

/// Evaluates a series at any code. It searches from the code before, so it is fastest from neighbor to neighbor.
class series_reader {
public:
    constexpr series_reader(const series_piece* first, std::size_t count) noexcept
        : first_{first}, at_{first}, last_{first + count - 1} {}

    /// The piece that holds a code, or the one at the nearer end.
    constexpr const series_piece& piece(std::int64_t code) noexcept {
        while (at_ != first_ && code < at_->first) --at_;
        while (at_ != last_ && code >= at_->end()) ++at_;
        return *at_;
    }
    constexpr double operator()(std::int64_t code) noexcept {
        const series_piece& own = piece(code);
        return code >= own.first && code < own.end() ? own.at(code) : own.extrapolated(code);
    }

private:
    const series_piece *first_, *at_, *last_;
};

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
