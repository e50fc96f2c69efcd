// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/facts.hpp>

namespace fxact::detail::design {

using analysis::series_piece, analysis::series_reader, analysis::series_view;
using lookup::table_layout;

/// How far beyond the output's range nodes may lie whose curve is clamped there, or cut: the range once more.
constexpr double overshoot_of(const table_layout& layout, const problem& p) noexcept {
    return layout.may_overshoot() ? p.highest_real() - p.lowest_real() : 0;
}

/// Samples f, in LSB of the output, at a place: a code less the table's origin. Clamped to what nodes may hold. Where a
/// folded table has places outside the domain, the other side of zero defines f.
class sampler {
public:
    constexpr sampler(const series_view& f, const problem& p, const table_layout& layout) noexcept
        : read_{f},
          origin_{lookup::origin(layout, p.in.zero_point)},
          first_{layout.domain.first},
          last_{layout.domain.last},
          low_end_{layout.extends_low ? layout.covered.first : -far},
          high_end_{layout.extends_high ? layout.covered.last : far},
          step_{layout.covered.count() < 256 ? 1 : layout.covered.count() / 256},
          lowest_{p.lowest_real() - overshoot_of(layout, p)},
          highest_{p.highest_real() + overshoot_of(layout, p)},
          symmetry_{layout.symmetry} {
        if (!layout.is_folded()) last_ = far;
        // Entries for codes below zero alone count upward, too.
        mirrors_always_ = layout.is_folded() && layout.is_logarithmic() && layout.covered.last < origin_;
    }

    constexpr double operator()(std::int64_t place) noexcept {
        const std::int64_t code = place + origin_;
        if (code > high_end_) return clamped(extended(code, high_end_, 1));
        if (code < low_end_) return clamped(extended(code, low_end_, -1));
        if (!mirrors_always_ && (code <= last_ || origin_ - place < first_)) return clamped(read_(code));
        const double other = clamped(read_(origin_ - place));
        return symmetry_ == fxact::symmetry::even ? other : 2 * center() - other;
    }
    /// The value at zero, from which an odd table's nodes count.
    constexpr double center() noexcept { return symmetry_ == fxact::symmetry::odd ? clamped(read_(origin_)) : 0; }

private:
    static constexpr std::int64_t far = std::int64_t{1} << 40;

    /// The parabola of three codes within an end.
    constexpr double extended(std::int64_t code, std::int64_t end, int outward) noexcept {
        const std::int64_t inner = end - outward * step_;
        const double value = read_(inner), next = read_(inner - outward * step_) - value,
                     bend = read_(inner - 2 * outward * step_) - value - 2 * next,
                     along = -static_cast<double>((code - inner) * outward) / static_cast<double>(step_);
        return value + along * (next + bend * (along - 1) / 2);
    }
    constexpr double clamped(double value) const noexcept {
        return value < lowest_ ? lowest_ : value > highest_ ? highest_ : value;
    }

    series_reader read_;
    std::int64_t origin_, first_, last_, low_end_, high_end_, step_;
    double lowest_, highest_;
    fxact::symmetry symmetry_;
    bool mirrors_always_ = false;
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
