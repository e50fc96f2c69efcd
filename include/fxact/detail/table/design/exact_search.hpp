// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <type_traits>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/detail/table/design/corrected_candidates.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/proof/correction_map.hpp>
#include <fxact/detail/table/proof/corrections.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// The smallest correctly rounded table.
namespace fxact::detail::design {

/// The table of a layout, with corrections if it asks for them.
template <auto F, discrete In, discrete Out, table_layout Layout>
using table_type =
    std::conditional_t<Layout.corrected, corrected_table<F, In, Out, Layout>, table_of_layout<F, In, Out, Layout>>;

/// The bytes of a layout's corrected table, if corrections can make it exact and its nodes take fewer than Most.
template <auto F, discrete In, discrete Out, table_layout Layout, std::size_t Most>
inline constexpr std::size_t exact_bytes = [] {
    constexpr std::size_t none = ~std::size_t{0};
    if constexpr (bytes_of<In>(Layout) >= Most)
        return none;
    else if constexpr (!corrections_of<table_of_layout<F, In, Out, Layout>>.usable)
        return none;
    else
        return corrected_table<F, In, Out, Layout>::bytes;
}();

/// The smallest corrected table among the candidates from Index on that takes fewer bytes than Most, or else Best. With
/// max_bytes, the first one within it.
template <auto F, discrete In, discrete Out, table_spec Spec, std::size_t Index, std::size_t Most, table_layout Best>
inline constexpr table_layout smallest_exact = [] {
    constexpr auto& list = corrected_candidates<F, In, Out, Spec>;
    if constexpr (Index == list.count) {
        return Best;
    } else {
        constexpr table_layout own = list.layout[Index];
        constexpr std::size_t bytes = exact_bytes<F, In, Out, own, Most>;
        if constexpr (Spec.max_bytes != 0 && bytes <= Spec.max_bytes)
            return own;  // candidates are sorted by cost
        else if constexpr (bytes < Most)
            return smallest_exact<F, In, Out, Spec, Index + 1, bytes, own>;
        else
            return smallest_exact<F, In, Out, Spec, Index + 1, Most, Best>;
    }
}();

/// The layout for a request of correctly rounded results. A direct table always meets it. A 32-bit output has no other,
/// because nodes have at most 32 bits, and corrections need some below the LSB.
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
            // No fast candidate fits max_bytes; take the smallest instead.
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

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
