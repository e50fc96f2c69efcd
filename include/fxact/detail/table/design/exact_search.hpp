// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/proof/corrections.hpp>
#include <fxact/table_spec.hpp>

/// The smallest correctly rounded table.
namespace fxact::detail {

/// How much f rises and bends, by the code, summed up over all codes at which the result is not one of Out's ends.
/// Where f has no polynomial there may be jumps, which do no harm between two segments of a constant, and kinks, which
/// do none between straight lines; so they are kept by the length of segments, 2^k codes, that they may stand between.
struct total_bends {
    static constexpr int levels = 17;
    double codes = 0, first = 0, second = 0, third = 0;  // of |f'|, |f''|, |f'''|
    double jumps[levels]{}, kinks[levels]{}, jerks = 0;  // without a polynomial: of first, second and third differences
};
template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr total_bends bends_of = [] {
    total_bends total;
    constexpr auto& pieces = series<F, In, Out, Domain>;
    series_reader read{pieces.data(), pieces.size()};
    const auto inside = [](double value) { return value > lowest_result<Out> && value < highest_result<Out>; };
    for (const series_piece& piece : pieces) {
        if (piece.listed()) {
            for (std::int64_t code = piece.first; code < piece.end(); ++code) {
                const double value = read(code), left = read(code - 1), right = read(code + 1);
                if (!inside(value) && !inside(left)) continue;
                const std::int64_t place = code - zero_point_of<In>;
                int k = 0;
                while (k < total_bends::levels - 1 && place % (std::int64_t{2} << k) == 0) ++k;
                total.codes += 1;
                total.jumps[k] += enclosure::size(value - left);
                total.kinks[k] += enclosure::size(left + right - 2 * value);
                total.jerks += enclosure::size(read(code + 2) - left - 3 * (right - value));
            }
            continue;
        }
        const int samples = piece.count < 64 ? 1 : 8;
        for (int i = 0; i < samples; ++i) {
            const double t = static_cast<double>(piece.count) * ((2 * i + 1) * double{0.5} / samples - 0.5),
                         codes = static_cast<double>(piece.count) / samples;
            if (!inside(piece.polynomial(t))) continue;
            // c[k] = f^(k)(t) / k!, by division of the polynomial by its argument less t.
            double c[series_piece::order]{};
            for (std::size_t k = 0; k < series_piece::order; ++k) c[k] = piece.a[k];
            for (std::size_t k = 0; k < 4; ++k)
                for (std::size_t j = series_piece::order - 1; j-- > k;) c[j] += t * c[j + 1];
            total.codes += codes;
            total.first += enclosure::size(c[1]) * codes;
            total.second += enclosure::size(c[2]) * 2 * codes;
            total.third += enclosure::size(c[3]) * 6 * codes;
        }
    }
    return total;
}();

/// About how many results are wrong: a result is as likely to be as its curve is far from f. On average these distances
/// are h |f'| / 4, or 0.27 h^2 |f''| / 8, or 0.65 h^3 |f'''| / 125 over segments of h codes (node_chunk), and 1/5 of a
/// node's last place.
constexpr double likely_exceptions(const total_bends& f, const table_layout& layout, double range,
                                   bool integers) noexcept {
    const auto h = static_cast<double>(std::int64_t{1} << layout.segment_bits);
    constexpr double of_second = as_double(0.27L) / 8, of_third = as_double(0.65L) / 125;
    double curve = f.first * (h - 1) / 4, kinks = 0;
    for (int k = 0; k < layout.segment_bits; ++k) {
        curve += f.jumps[k] * (h - 1) / 4;
        kinks += f.kinks[k] * h * h * of_second;
    }
    if (layout.method == interpolation::linear) curve = f.second * h * h * of_second + kinks;
    if (layout.method == interpolation::quadratic) {
        for (int k = layout.segment_bits; k < total_bends::levels; ++k) kinks += f.kinks[k] * h * h * of_second;
        const double jerks = f.jerks * h * h * h * of_third;
        curve = f.third * h * h * h * of_third + (jerks < kinks ? jerks : kinks);
    }
    const double place = scaled_by(range, -8 * layout.node_bytes);
    return curve + (integers && place <= 1 ? 0 : f.codes * (place < 0x1p-15 ? 0x1p-15 : place) / 5);
}

/// Whether f is as symmetric as it looked where results were clamped: by a few samples.
template <auto F, discrete In, discrete Out, code_range Domain>
constexpr bool folds(mirror fold) {
    series_reader f{series<F, In, Out, Domain>.data(), series<F, In, Out, Domain>.size()};
    const std::int64_t zero = zero_point_of<In>, up = Domain.last - zero, down = zero - Domain.first,
                       most = up < down ? up : down;
    const double sum = fold == mirror::odd ? 2 * f(zero) : 0;
    for (std::int64_t i = 1; i <= 16; ++i) {
        const std::int64_t place = most * i / 16;
        const double right = f(zero + place), left = f(zero - place);
        if (!(enclosure::size(fold == mirror::odd ? right + left - sum : right - left) < 0x1p-8)) return false;
    }
    return fold != mirror::none;
}

/// The layouts that are likely to lead to the smallest correctly rounded tables, or, with max_bytes, to the quickest.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr auto exact_candidates = [] {
    constexpr code_range domain = codes_within<In>(Spec.domain);
    constexpr table_layout whole{.domain = domain, .covered = domain}, cut = without_tails<F, In, Out, domain, Spec>;
    constexpr table_layout held{.domain = domain, .covered = cut.covered};
    constexpr total_bends bends = bends_of<F, In, Out, domain>;
    constexpr auto& sketch = sketch_of<F, In, Out, whole>;
    constexpr int code_bits = 8 * sizeof(rep_of<In>), folds_tried = folds<F, In, Out, domain>(sketch.fold) ? 2 : 1;
    candidate_list<3> list;
    const auto consider = [&](const table_layout& proposed) {
        if (Spec.interpolation != interpolation::any && Spec.interpolation != proposed.method) return;
        const table_layout layout = without_idle_cuts<In>(proposed);
        const double range =
            layout.fold == mirror::odd ? (sketch.highest - sketch.lowest) / 2 : sketch.highest - sketch.lowest;
        const double listed =
            likely_exceptions(bends, layout, range, sketch.rounding < 0x1p-16) / (layout.fold == mirror::none ? 1 : 2);
        const double size = static_cast<double>(bytes_of<In>(layout)) + listed * sizeof(rep_of<In>);
        if (size >= static_cast<double>(bytes_of<In>(direct_layout<Out>(domain, domain)))) return;
        if (Spec.max_bytes != 0 && size > static_cast<double>(Spec.max_bytes)) return;
        const auto cost = static_cast<double>(cost_of<In>(layout));
        for (std::size_t i = 0; i < list.count; ++i)
            if (list.layout[i] == layout) return;
        list.insert(layout, Spec.max_bytes != 0 ? rank{cost, size} : rank{size, cost});
    };
    // A curve that is held to what Out holds has a kink where it comes to its ends.
    constexpr table_layout free{.domain = domain, .covered = cut.covered, .saturates = true};
    design_reader<F, In, Out, whole> f;
    bool may_touch = cut.saturates;
    for (const double end : {f(domain.first), f(domain.last), sketch.lowest, sketch.highest})
        may_touch = may_touch || end < lowest_result<Out> + 1 || end > highest_result<Out> - 1;
    for (const table_layout& extent : {may_touch ? free : whole, may_touch ? free : held})
        for (int fold = 0; fold < folds_tried; ++fold)
            for (int node_bytes = 1; node_bytes <= 4; node_bytes *= 2) {
                table_layout layout = extent;
                layout.corrected = true;
                layout.node_bytes = node_bytes;
                layout.fold = fold == 0 ? mirror::none : sketch.fold;
                if (fold != 0) layout.covered = covered_alike<In>(extent);
                for (layout.segment_bits = 0; layout.segment_bits < code_bits; ++layout.segment_bits)
                    for (const interpolation method :
                         {interpolation::nearest, interpolation::linear, interpolation::quadratic}) {
                        layout.method = method;
                        if (method == interpolation::nearest || layout.segment_bits > 0) consider(layout);
                    }
            }
    return list;
}();

/// The table of a layout.
template <auto F, discrete In, discrete Out, table_layout Layout>
using table_type =
    std::conditional_t<Layout.corrected, corrected_table<F, In, Out, Layout>, table_of_layout<F, In, Out, Layout>>;

/// The bytes of a layout's correctly rounded table, if it can be one, and its list is shorter than what is allowed.
template <auto F, discrete In, discrete Out, table_layout Layout, std::size_t Most>
inline constexpr std::size_t exact_bytes = [] {
    constexpr std::size_t none = ~std::size_t{0};
    if constexpr (bytes_of<In>(Layout) >= Most)
        return none;
    else if constexpr (!exceptions_of<table_of_layout<F, In, Out, Layout>>.usable)
        return none;
    else
        return corrected_table<F, In, Out, Layout>::bytes;
}();

/// The smallest table of the candidates from Index on that takes fewer bytes than Most, else Best; with max_bytes, the
/// first within it.
template <auto F, discrete In, discrete Out, table_spec Spec, std::size_t Index, std::size_t Most, table_layout Best>
inline constexpr table_layout smallest_exact = [] {
    constexpr auto& list = exact_candidates<F, In, Out, Spec>;
    if constexpr (Index == list.count) {
        return Best;
    } else {
        constexpr table_layout own = list.layout[Index];
        constexpr std::size_t bytes = exact_bytes<F, In, Out, own, Most>;
        if constexpr (Spec.max_bytes != 0 && bytes <= Spec.max_bytes)
            return own;  // the first that fits is the quickest
        else if constexpr (bytes < Most)
            return smallest_exact<F, In, Out, Spec, Index + 1, bytes, own>;
        else
            return smallest_exact<F, In, Out, Spec, Index + 1, Most, Best>;
    }
}();

/// The choice for a request of correctly rounded results. An entry for each code is always one; 32-bit outputs have no
/// other, for want of nodes that are finer than the output.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr table_choice exact_choice = [] {
    constexpr code_range domain = codes_within<In>(Spec.domain);
    constexpr table_layout direct = direct_layout<Out>(domain, domain);
    constexpr std::size_t all = bytes_of<In>(direct), most = Spec.max_bytes == 0 ? ~std::size_t{0} : Spec.max_bytes;
    constexpr bool may_be_direct =
        Spec.interpolation == interpolation::any || Spec.interpolation == interpolation::direct;
    constexpr bool must_be_direct = sizeof(rep_of<Out>) > 2 || Spec.interpolation == interpolation::direct;
    if constexpr (must_be_direct || (may_be_direct && Spec.max_bytes != 0 && all <= most)) {
        return table_choice{all <= most && may_be_direct, true, direct};
    } else {
        constexpr table_layout best = smallest_exact<F, In, Out, Spec, 0, all, direct>;
        constexpr bool found = !(best == direct) || may_be_direct;
        if constexpr (found && table_type<F, In, Out, best>::bytes <= most) {
            return table_choice{true, true, best};
        } else if constexpr (Spec.max_bytes != 0) {
            // None of the quick ones: the smallest, then.
            constexpr table_spec smallest = [] {
                table_spec spec = Spec;
                spec.max_bytes = 0;
                return spec;
            }();
            constexpr table_choice choice = exact_choice<F, In, Out, smallest>;
            return table_choice{choice.met && table_type<F, In, Out, choice.layout>::bytes <= most, true,
                                choice.layout};
        } else {
            return table_choice{false, true, direct};
        }
    }
}();

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
