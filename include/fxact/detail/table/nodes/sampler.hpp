// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>

namespace fxact::detail::design {

using analysis::series, analysis::series_reader;
using lookup::table_layout, lookup::origin;

/// The reals that round to results within Out's range reach half an LSB beyond its ends.
template <discrete Out>
inline constexpr double lowest_real = lowest_result<Out> - 0.5;
template <discrete Out>
inline constexpr double highest_real = highest_result<Out> + 0.5;

/// How far beyond that nodes of a saturating table may lie: Out's range once more.
template <discrete Out>
constexpr double overshoot_of(const table_layout& layout) noexcept {
    return layout.saturates ? highest_real<Out> - lowest_real<Out> : 0;
}

/// Samples f, in LSB of Out, at a place: a code less the table's origin. Clamped to what nodes may hold. Where a folded
/// table has places outside the domain, the other side of zero defines f.
template <auto F, discrete In, discrete Out, table_layout Layout>
class sampler {
public:
    constexpr double operator()(std::int64_t place) noexcept {
        const std::int64_t code = place + origin<In>(Layout);
        const std::int64_t mirrored = origin<In>(Layout) - place;
        constexpr bool below_only = Layout.is_logarithmic() && Layout.covered.last < origin<In>(Layout);
        if (!Layout.is_folded() || (!below_only && (code <= Layout.domain.last || mirrored < Layout.domain.first)))
            return clamped(read_(code));
        const double other = clamped(read_(mirrored));
        return Layout.symmetry == symmetry::even ? other : 2 * center() - other;
    }
    /// The value at zero, from which an odd table's nodes count.
    constexpr double center() noexcept {
        return Layout.symmetry == symmetry::odd ? clamped(read_(origin<In>(Layout))) : 0;
    }

private:
    static constexpr double clamped(double value) noexcept {
        constexpr double overshoot = overshoot_of<Out>(Layout);
        constexpr double lowest = lowest_real<Out> - overshoot, highest = highest_real<Out> + overshoot;
        return value < lowest ? lowest : value > highest ? highest : value;
    }
    series_reader read_{series<F, In, Out, Layout.domain>.data(), series<F, In, Out, Layout.domain>.size()};
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
