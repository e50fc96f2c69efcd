// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <utility>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/detail/table/design/candidates.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/proof/error_bracket.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/detail/table/proof/max_error.hpp>
#include <fxact/detail/table/proof/proved_table.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// The layout for a request.
namespace fxact::detail::design {

/// The first candidate, from Index on, whose error is within the limit. Its bracket decides, or else its true error.
template <auto F, discrete In, discrete Out, table_spec Spec, std::size_t Index>
inline constexpr std::size_t first_that_meets = [] {
    constexpr auto& list = candidates<F, In, Out, Spec>;
    constexpr double limit = limit_of(Spec);
    if constexpr (Index == list.count) {
        return Index;
    } else {
        using one = table_of_layout<F, In, Out, list.layout[Index]>;
        if constexpr (!keeps_limits<one>)
            return first_that_meets<F, In, Out, Spec, Index + 1>;
        else if constexpr (error_bracket_of<one>.upper <= limit)
            return Index;
        else if constexpr (error_bracket_of<one>.lower > limit ||
                           (!direct<one> && error_bracket_of<one>.upper >= unbounded))
            return first_that_meets<F, In, Out, Spec, Index + 1>;
        else if constexpr (max_error_of<one> <= limit)
            return Index;
        else
            return first_that_meets<F, In, Out, Spec, Index + 1>;
    }
}();

/// How many candidates are compared by their true errors.
inline constexpr std::size_t compared_exactly = 4;
/// The smallest bound of those: an error that can be reached.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr double reachable_error = [] {
    constexpr auto& list = candidates<F, In, Out, Spec>;
    return []<std::size_t... I>(std::index_sequence<I...>) {
        double smallest = 0x1p60;
        const double bounds[]{error_bracket_of<table_of_layout<F, In, Out, list.layout[I]>>.upper...};
        for (const double bound : bounds) smallest = bound < smallest ? bound : smallest;
        return smallest;
    }
    (std::make_index_sequence<(list.count < compared_exactly ? list.count : compared_exactly)>{});
}();

/// The error of a candidate that may be the best, or else a bound that shows that it is not.
template <class Table, auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr double error_if_small = [] {
    if constexpr (!keeps_limits<Table>)
        return unbounded;
    else if constexpr (error_bracket_of<Table>.lower > reachable_error<F, In, Out, Spec>)
        return error_bracket_of<Table>.upper;
    else
        return max_error_of<Table>;
}();

/// The candidate with the smallest error among the first few; the earlier of two equal ones.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr std::size_t most_accurate = [] {
    constexpr auto& list = candidates<F, In, Out, Spec>;
    return []<std::size_t... I>(std::index_sequence<I...>) {
        const double errors[]{error_if_small<table_of_layout<F, In, Out, list.layout[I]>, F, In, Out, Spec>...};
        std::size_t best = 0;
        for (std::size_t i = 1; i < sizeof...(I); ++i) best = errors[i] < errors[best] ? i : best;
        return best;
    }
    (std::make_index_sequence<(list.count < compared_exactly ? list.count : compared_exactly)>{});
}();

/// Whether a direct table meets a request. No samples decide this, so that what can be met is not refused.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr bool direct_meets = [] {
    constexpr code_range domain = codes_within<In>(Spec.domain);
    constexpr table_layout layout = direct_layout<Out>(domain, domain);
    constexpr bool allowed =
        (Spec.interpolation == interpolation::any || Spec.interpolation == interpolation::direct) &&
        (Spec.max_bytes == 0 || bytes_of<In>(layout) <= Spec.max_bytes) &&
        (Spec.entries == 0 || entries_of<In>(layout) == Spec.entries) && entries_of<In>(layout) <= most_entries<In>;
    if constexpr (!allowed)
        return false;
    else if constexpr (limit_of(Spec) >= 0.5)
        return true;
    else
        return max_error_of<table_of_layout<F, In, Out, layout>> <= limit_of(Spec);
}();

/// The layout for a request. If it is not met, the layout is the best that was found, if any was.
struct table_choice {
    bool met = false, any = false;
    table_layout layout{};
};

template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr table_choice choice_of = [] {
    constexpr bool nothing_asked =
        !has_error_limit(Spec) && Spec.max_bytes == 0 && Spec.entries == 0 && Spec.interpolation == interpolation::any;
    constexpr code_range domain = codes_within<In>(Spec.domain);
    constexpr table_layout direct = direct_layout<Out>(domain, domain);
    if constexpr (nothing_asked && sizeof(rep_of<In>) == 1) {
        return table_choice{true, true, direct};
    } else {
        constexpr auto& list = candidates<F, In, Out, Spec>;
        if constexpr (limit_of(Spec) == 0) {
            if constexpr (list.count == 0)
                return table_choice{};
            else {
                constexpr table_layout best = list.layout[most_accurate<F, In, Out, Spec>];
                return table_choice{keeps_limits<table_of_layout<F, In, Out, best>>, true, best};
            }
        } else {
            constexpr std::size_t index = first_that_meets<F, In, Out, Spec, 0>;
            if constexpr (index != list.count) {
                return table_choice{true, true, list.layout[index]};
            } else if constexpr (direct_meets<F, In, Out, Spec>) {
                return table_choice{true, true, direct};
            } else {
                constexpr table_spec without_limit = [] {
                    table_spec spec = Spec;
                    spec.max_error = any_error;
                    if (spec.max_bytes == 0 && spec.entries == 0) spec.max_bytes = 4096;
                    return spec;
                }();
                constexpr table_choice best = choice_of<F, In, Out, without_limit>;
                return table_choice{false, best.any, best.layout};
            }
        }
    }
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
