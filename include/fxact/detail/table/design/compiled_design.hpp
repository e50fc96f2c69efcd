// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <fxact/detail/table/design/candidates.hpp>
#include <fxact/detail/table/design/corrected_candidates.hpp>
#include <fxact/detail/table/design/logarithmic_profile.hpp>
#include <fxact/detail/table/design/profile.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/design/search_for_exact.hpp>
#include <fxact/detail/table/design/trim.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/proof/compiled_proof.hpp>
#include <fxact/detail/table/proof/corrections.hpp>
#include <fxact/table_spec.hpp>

/// The design of a table by the compiler: each step of the search is a constant evaluation of its own.
namespace fxact::detail::design {

template <class Problem, table_layout Layout>
inline constexpr profile compiled_profile = profile_of(Problem::value, Problem::pieces(), Layout);
template <class Problem, table_layout Layout>
inline constexpr logarithmic_profile compiled_octaves = logarithmic_profile_of(Problem::value, Problem::pieces(),
                                                                               Layout);

template <class Problem, table_layout Layout>
inline constexpr extent compiled_extent = [] {
    extent one{Layout, compiled_profile<Problem, Layout>};
    one.has_octaves = wants_octaves(Problem::value, Layout, one.samples);
    if constexpr (wants_octaves(Problem::value, Layout, compiled_profile<Problem, Layout>))
        one.octaves = compiled_octaves<Problem, Layout>;
    return one;
}();

template <class Problem, table_spec Spec, bool Loosely>
inline constexpr table_layout compiled_trim = trim_saturated_ends(Problem::value, Problem::pieces(), Spec, Loosely);

template <class Problem>
inline constexpr corner_list compiled_corners = corners_of(Problem::value, Problem::pieces());

template <class Problem>
inline constexpr table_layout full_domain{.domain = Problem::value.domain, .covered = Problem::value.domain};
template <class Problem>
inline constexpr bool leaves_range = may_leave_range(Problem::value, Problem::pieces(),
                                                     compiled_profile<Problem, full_domain<Problem>>);

template <class Problem, table_spec Spec>
inline constexpr extent_list compiled_extents{Problem::value,
                                              compiled_trim<Problem, Spec, false>,
                                              compiled_trim<Problem, Spec, true>,
                                              compiled_corners<Problem>,
                                              leaves_range<Problem>,
                                              compiled_profile<Problem, full_domain<Problem>>.needs_graded_mesh};
/// The candidates of the first so many extents. An evaluation for each, because all of a 32-bit input's are as many
/// steps as clang allows in one.
template <class Problem, table_spec Spec, std::size_t Extents = compiled_extents<Problem, Spec>.count>
inline constexpr candidate_finder::list_type compiled_candidates = [] {
    constexpr std::size_t last = Extents - 1;
    constexpr auto& extents = compiled_extents<Problem, Spec>;
    candidate_finder finder{Problem::value, Spec, compiled_candidates<Problem, Spec, last>};
    finder.add(extents.layout[last], compiled_extent<Problem, extents.sampled[last]>);
    return finder.list();
}();
template <class Problem, table_spec Spec>
inline constexpr candidate_finder::list_type compiled_candidates<Problem, Spec, 0>{};

template <class Problem>
inline constexpr total_bends compiled_bends = bends_of(Problem::value, Problem::pieces());
template <class Problem, table_spec Spec>
inline constexpr corrected_list compiled_corrected_candidates = [] {
    if constexpr (search_for_exact::needs_direct(Problem::value, Spec)) {
        return corrected_list{};
    } else {
        return corrected_candidates(Problem::value, Problem::pieces(), Spec,
                                    compiled_profile<Problem, full_domain<Problem>>, compiled_bends<Problem>);
    }
}();

/// The answer to a search's question.
template <class Problem, question What, table_layout Layout>
constexpr answer answer_to() {
    using table = table_of_layout<Problem, Layout>;
    if constexpr (What == question::limits)
        return {keeps_limits<table> ? 1.0 : 0.0};
    else if constexpr (What == question::order)
        return {is_monotone_table(claim_of<table>, error_bracket_of<table>.upper) ? 1.0 : 0.0};
    else if constexpr (What == question::bracket)
        return {error_bracket_of<table>.upper, error_bracket_of<table>.lower};
    else if constexpr (What == question::error)
        return {max_error_of<table>};
    else if constexpr (corrections_of<table>.usable)
        return {static_cast<double>(corrected_table<Problem, Layout>::bytes)};
    else
        return {impossible};
}

/// The search after so many answers.
template <class Problem, class Search, table_spec Spec, std::size_t Answers>
inline constexpr Search search_after = [] {
    if constexpr (Answers != 0) {
        constexpr auto& before = search_after<Problem, Search, Spec, Answers - 1>;
        Search next = before;
        next.take(answer_to<Problem, before.next, before.about>());
        return next;
    } else if constexpr (std::is_same_v<Search, search_for_exact>) {
        return Search{Problem::value, Spec, compiled_corrected_candidates<Problem, Spec>};
    } else {
        return Search{Problem::value, Spec, compiled_candidates<Problem, Spec>};
    }
}();

template <class Problem, class Search, table_spec Spec, std::size_t Answers = 0>
constexpr table_choice choice_by() {
    if constexpr (search_after<Problem, Search, Spec, Answers>.is_over())
        return search_after<Problem, Search, Spec, Answers>.choice;
    else
        return choice_by<Problem, Search, Spec, Answers + 1>();
}

/// The table of a layout, with corrections if it asks for them.
template <class Problem, table_layout Layout>
using table_type =
    std::conditional_t<Layout.corrected, corrected_table<Problem, Layout>, table_of_layout<Problem, Layout>>;

template <class Problem, table_spec Spec>
inline constexpr table_choice choice_of = [] {
    constexpr const problem& p = Problem::value;
    if constexpr (wants_direct(p, Spec)) {
        return table_choice{true, true, direct_layout(p.domain, p.domain, p.out)};
    } else if constexpr (Spec.exact) {
        constexpr table_choice choice = choice_by<Problem, search_for_exact, Spec>();
        if constexpr (choice.met || Spec.max_bytes == 0 || search_for_exact::needs_direct(p, Spec)) {
            return choice;
        } else {
            // No fast candidate fits max_bytes; take the smallest instead.
            constexpr table_choice smallest = choice_by<Problem, search_for_exact, without_limit(Spec)>();
            constexpr std::size_t bytes = table_type<Problem, smallest.layout>::bytes;
            return table_choice{smallest.met && bytes <= Spec.max_bytes, true, smallest.layout};
        }
    } else if constexpr (limit_of(Spec) == 0) {
        return choice_by<Problem, search_for_least, Spec>();
    } else {
        constexpr table_choice choice = choice_by<Problem, search_for_limit, Spec>();
        if constexpr (choice.met) {
            return choice;
        } else {
            constexpr table_choice best = choice_by<Problem, search_for_least, without_limit(Spec)>();
            return table_choice{false, best.any, best.layout};
        }
    }
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
