// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/polynomial.hpp>

namespace fxact::detail::design {

/// What a segment's own polynomial gives at its first and last code, whether it keeps an order between them, and if it
/// can be computed.
class segment_values {
public:
    constexpr explicit segment_values(const lookup::table_shape& shape) noexcept
        : own_{shape.own},
          degree_{shape.layout.degree},
          shift_{shape.shift},
          after_{shape.after},
          last_{(std::int64_t{1} << shape.layout.segment_bits) - 1} {}

    constexpr std::int64_t first(const std::int64_t* n) const noexcept { return at(n, 0); }
    constexpr std::int64_t last(const std::int64_t* n) const noexcept { return at(n, last_); }

    /// Whether the results never fall (sign 1), or never rise (sign -1), within a segment.
    ///
    /// Of degree 2, the sums' difference from t to t + 1 is A + C (2t + 1), with A the slope at 0. It is monotone, and
    /// its two ends decide. Of degree 3 the slope is rounded down, and the difference is above
    ///     A - 1 - t + (B (2t + 1) + D (3t^2 + 3t + 1)) / 2^bend_down
    /// and below the same with + t. This parabola is at its least at an end or at its vertex.
    constexpr bool keeps_order(const std::int64_t* n, int sign) const noexcept {
        const std::int64_t slope = n[1] * (std::int64_t{1} << own_.slope_up) * sign;
        if (n[2] == 0 && (degree_ == 2 || n[3] == 0)) return slope >= 0;
        if (degree_ == 2) return slope + n[2] * sign >= 0 && slope + n[2] * sign * (2 * last_ - 1) >= 0;
        const std::int64_t one = std::int64_t{1} << own_.bend_down, jerk = n[3] * sign,
                           bend = n[2] * (std::int64_t{1} << own_.bend_up) * sign;
        const auto least = [&](std::int64_t t) {
            return (slope - 1 - t) * one + bend * (2 * t + 1) + jerk * (3 * t * t + 3 * t + 1) >= 0;
        };
        if (!least(0) || !least(last_)) return false;
        if (jerk <= 0) return true;
        const std::int64_t vertex = (one - 2 * bend - 3 * jerk) / (6 * jerk);
        if (vertex <= 0 || vertex >= last_) return true;
        return least(vertex) && least(vertex - 1) && least(vertex + 1);
    }

    /// Whether 16 bits hold the coefficients, and 32 bits each step from them to the result. A product that keeps an
    /// order is largest at the last place; any other is bounded by its terms.
    constexpr bool fits(const std::int64_t* n) const noexcept {
        constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
        for (int k = 1; k <= degree_; ++k)
            if (n[k] > 32767 || n[k] < -32768) return false;
        const std::int64_t slope = magnitude(n[1]) << own_.slope_up;
        std::int64_t bend = magnitude(n[2]) * last_;
        if (degree_ == 3) {
            const std::int64_t inner = (magnitude(n[2]) << own_.bend_up) + magnitude(n[3]) * last_;
            if (inner * last_ > most) return false;
            bend = (inner * last_ >> own_.bend_down) + 1;
        }
        const bool ordered = keeps_order(n, 1) || keeps_order(n, -1);
        const std::int64_t product = ordered ? magnitude(lookup::polynomial_sum(own_, degree_, n, last_) -
                                                         lookup::polynomial_sum(own_, degree_, n, 0))
                                             : (slope + bend) * last_;
        const std::int64_t added = shift_ > own_.product_bits ? 0 : std::int64_t{1} << shift_ >> 1;
        return slope + bend <= most && product + added <= most;
    }

private:
    static constexpr std::int64_t magnitude(std::int64_t n) noexcept { return n < 0 ? -n : n; }
    constexpr std::int64_t at(const std::int64_t* n, std::int64_t t) const noexcept {
        return (lookup::polynomial_sum(own_, degree_, n, t) + after_) >> shift_;
    }

    lookup::polynomial_shape own_;
    int degree_, shift_;
    std::int64_t after_, last_;
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
