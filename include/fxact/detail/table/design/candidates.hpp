// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/detail/table/design/heuristics.hpp>
#include <fxact/detail/table/design/logarithmic_profile.hpp>
#include <fxact/detail/table/design/profile.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/design/trim.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::design {

/// A 16-bit input has 65,536 codes, and interpolation adds two entries. For a 32-bit input it would take the compiler
/// too long to prove more than a few thousand segments.
template <discrete In>
inline constexpr std::size_t most_entries = sizeof(rep_of<In>) > 2 ? 4098 : 65538;
inline constexpr std::size_t most_logarithmic_entries = 2048;

/// How many bits of a place within a segment are used. A 16-bit input uses all. With up to 13, the sum of a line, and
/// that of a short parabola, fits into 32 bits.
template <discrete In>
inline constexpr int part_bits_to_try[]{15};
template <discrete In>
requires(sizeof(rep_of<In>) > 2) inline constexpr int part_bits_to_try<In>[] { 13, 15, 24 };

/// The layouts that could meet a request, best first.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr auto candidates = [] {
    constexpr code_range domain = codes_within<In>(Spec.domain);
    constexpr table_layout full_domain{.domain = domain, .covered = domain},
        trimmed = trim_saturated_ends<F, In, Out, domain, Spec>;
    constexpr int code_bits = 8 * sizeof(rep_of<In>);
    constexpr double limit = limit_of(Spec);
    constexpr std::size_t most = bytes_of<In>(direct_layout<Out>(domain, domain));
    candidate_list<64> list;
    const auto consider_with = [&](const table_layout& proposed, double error) {
        if (limit > 0 && error > limit) return;
        if (Spec.interpolation != interpolation::any && Spec.interpolation != proposed.method) return;
        const table_layout layout = without_useless_clamps<In>(proposed);
        const std::size_t bytes = bytes_of<In>(layout);
        if (entries_of<In>(layout) > most_entries<In>) return;
        if (Spec.max_bytes != 0 && bytes > Spec.max_bytes) return;
        if (Spec.entries != 0 && entries_of<In>(layout) != Spec.entries) return;
        // A direct table of that size is faster and more accurate.
        if (Spec.interpolation == interpolation::any && Spec.entries == 0 && layout.method != interpolation::direct &&
            bytes >= most)
            return;
        const auto size = static_cast<double>(bytes), cost = static_cast<double>(cost_of<In>(layout));
        list.insert(layout, limit == 0 ? rank{error, size} : Spec.max_bytes != 0 ? rank{cost, size} : rank{size, cost});
    };
    const auto consider = [&](const profile& samples, const table_layout& layout) {
        consider_with(layout, samples.error_of(layout));
    };
    constexpr int longest = code_bits < 32 ? code_bits : 30;
    // Shorter segments of a 32-bit input would have too many entries.
    const auto shortest_of = [](const table_layout& extent) {
        const int width = 64 - std::countl_zero(static_cast<std::uint64_t>(extent.covered.count()));
        return code_bits < 32 || width < 14 ? 0 : width - 14;
    };
    // If only a number of entries is asked for, each is as wide as the output.
    constexpr int widest = limit == 0 && Spec.max_bytes == 0 ? static_cast<int>(sizeof(rep_of<Out>)) : 4;
    const auto consider_extent = [&](const profile& samples, const table_layout& extent) {
        for (int fold = 0; fold < (samples.symmetry == symmetry::unstated ? 1 : 2); ++fold)
            for (int node_bytes = widest < 4 && limit == 0 ? widest : 1; node_bytes <= widest; node_bytes *= 2) {
                table_layout layout = extent;
                layout.symmetry = fold == 0 ? symmetry::unstated : samples.symmetry;
                layout.node_bytes = node_bytes;
                if (fold != 0) layout.covered = symmetric_cover<In>(extent);
                layout.method = interpolation::nearest;
                const int shortest = shortest_of(extent);
                for (layout.segment_bits = shortest; layout.segment_bits <= longest; ++layout.segment_bits)
                    consider(samples, layout);
                for (layout.segment_bits = shortest > 0 ? shortest : 1;
                     layout.segment_bits <= longest && layout.segment_bits < code_bits; ++layout.segment_bits)
                    for (const int part_bits : part_bits_to_try<In>) {
                        layout.most_part_bits = part_bits;
                        layout.method = interpolation::linear;
                        consider(samples, layout);
                        layout.method = interpolation::quadratic;
                        if (part_bits <= 15) consider(samples, layout);
                        if (part_bits >= layout.segment_bits) break;
                    }
            }
        // If no error is asked for, a direct table covers the full domain and is correctly rounded.
        if (has_error_limit(Spec) || extent.covered == domain)
            consider(samples, direct_layout<Out>(domain, extent.covered));
    };
    // Logarithmic: the longest segments that meet the limit, or err little more than those of one code.
    const auto consider_logarithmic = [&](const profile& samples, const logarithmic_profile& octaves,
                                          const table_layout& extent) {
        for (int node_bytes = widest < 4 && limit == 0 ? widest : 1; node_bytes <= widest; node_bytes *= 2)
            for (int linear = 0; linear < 2; ++linear)
                for (int m = 0; m <= logarithmic_profile::most_bits; ++m) {
                    table_layout layout = extent;
                    layout.symmetry =
                        one_sided(extent.covered, zero_point_of<In>)
                            ? extent.covered.last < zero_point_of<In> ? symmetry::even : symmetry::unstated
                            : samples.symmetry;
                    layout.node_bytes = node_bytes;
                    layout.octave_bits = m;
                    if (!one_sided(extent.covered, zero_point_of<In>)) layout.covered = symmetric_cover<In>(extent);
                    layout.method = linear != 0 ? interpolation::linear : interpolation::nearest;
                    const auto& errors = linear != 0 ? octaves.linear[m] : octaves.nearest[m];
                    for (const int part_bits : part_bits_to_try<In>) {
                        layout.most_part_bits = part_bits;
                        const auto error = [&](int shortest, double trust) {
                            layout.segment_bits = shortest;
                            return samples.error_of(layout, errors[shortest] * trust, 2 * octaves.nearest[m][shortest]);
                        };
                        const double enough = limit > 0 ? limit : nearly_as_good * error(0, no_optimism);
                        int shortest = octaves.widest;
                        while (shortest > 0 && errors[shortest] > enough) --shortest;
                        while (shortest > 0 && error(shortest, no_optimism) > enough) --shortest;
                        const double guess = error(shortest, 1);
                        if (entries_of<In>(layout) <= most_logarithmic_entries) consider_with(layout, guess);
                        if (linear == 0) break;
                    }
                }
    };
    const auto consider_all = [&]<table_layout Extent>(std::integral_constant<table_layout, Extent>) {
        constexpr const profile& samples = profile_of<F, In, Out, Extent>;
        consider_extent(samples, Extent);
        constexpr bool fits = code_bits < 32 || zero_point_of<In> == 0;
        if constexpr (fits && samples.needs_graded_mesh &&
                      (samples.symmetry != symmetry::unstated || one_sided(Extent.covered, zero_point_of<In>)))
            consider_logarithmic(samples, logarithmic_profile_of<F, In, Out, Extent>, Extent);
    };
    consider_all(std::integral_constant<table_layout, full_domain>{});
    if constexpr (!(trimmed == full_domain)) {
        // Nodes clamped to Out's range may be good enough, and results then need no clamp.
        constexpr table_layout clamped{.domain = trimmed.domain, .covered = trimmed.covered};
        consider_all(std::integral_constant<table_layout, clamped>{});
        if constexpr (trimmed.saturates) consider_all(std::integral_constant<table_layout, trimmed>{});
    }
    return list;
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
