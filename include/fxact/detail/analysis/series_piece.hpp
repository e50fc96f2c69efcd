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
    constexpr double polynomial(double t) const noexcept {  // written out: the compiler evaluates it most of all
        return ((((((a[7] * t + a[6]) * t + a[5]) * t + a[4]) * t + a[3]) * t + a[2]) * t + a[1]) * t + a[0];
    }
    constexpr double at(std::int64_t code) const noexcept {
        if (!is_tabulated()) return polynomial(static_cast<double>(code) - midpoint());
        return a[code < first ? 0 : code < end() ? code - first : count - 1];
    }
    constexpr double remainder_at(std::int64_t code) const noexcept {
        return is_tabulated() ? a[most_tabulated + code - first] : remainder;
    }
};

/// The pieces of f's series over its domain, in order.
struct series_view {
    const series_piece* data = nullptr;
    std::size_t size = 0;

    constexpr const series_piece* begin() const noexcept { return data; }
    constexpr const series_piece* end() const noexcept { return data + size; }
    constexpr const series_piece& operator[](std::size_t i) const noexcept { return data[i]; }
};

/// Evaluates a series at any code. It searches from the code before, so it is fastest from neighbor to neighbor.
class series_reader {
public:
    constexpr explicit series_reader(const series_view& all) noexcept
        : first_{all.data}, at_{all.data}, last_{all.data + all.size - 1} {}

    /// The piece that holds a code, or the one at the nearer end.
    constexpr const series_piece& piece(std::int64_t code) noexcept {
        while (at_ != first_ && code < at_->first) --at_;
        while (at_ != last_ && code >= at_->end()) ++at_;
        return *at_;
    }
    constexpr double operator()(std::int64_t code) noexcept {
        if (code < at_->first || code >= at_->first + at_->count) {
            const series_piece& own = piece(code);
            if (code < own.first || code >= own.end()) return extrapolated(code, code < own.first);
        }
        return at_->at(code);
    }

private:
    /// At a code outside the domain: the parabola of the three codes at its nearer end, because a piece's high powers
    /// would diverge there.
    constexpr double extrapolated(std::int64_t code, bool before) noexcept {
        const std::int64_t edge = before ? first_->first : last_->end() - 1, inward = before ? 1 : -1;
        const std::int64_t codes = last_->end() - first_->first;
        const double value = (*this)(edge);
        if (codes < 2) return value;
        const auto along = static_cast<double>((code - edge) * inward);
        const double next = (*this)(edge + inward) - value;
        const double bend = codes < 3 ? 0 : (*this)(edge + 2 * inward) - value - 2 * next;
        return value + along * (next + bend * (along - 1) / 2);
    }

    const series_piece *first_, *at_, *last_;
};

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
