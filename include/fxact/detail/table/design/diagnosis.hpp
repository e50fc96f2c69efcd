// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/real/ball_comparison.hpp>
#include <fxact/detail/table/design/compiled_design.hpp>
#include <fxact/detail/table/design/refusals.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/nodes/stated_facts.hpp>
#include <fxact/detail/table/proof/compiled_proof.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// Checks of a request, each with a message that says what is wrong and what to write instead.
namespace fxact::detail::design {

/// What the compiler names if no table meets a request: the bytes and the error of the best table within the bytes that
/// were asked for, or 4 KB.
template <std::size_t Bytes, std::size_t ErrorInThousandths>
struct best_that_was_found {};

/// Its first argument appears in the compiler's message.
template <class BestThatWasFound, bool Met>
struct met_request {
    static_assert(
        Met,
        "fxact::table: no table meets the table_spec; allow a larger max_error or more max_bytes. The best that was "
        "found is best_that_was_found<bytes, error in thousandths of an LSB>, above or below this line");
    static constexpr bool met = true;
};

/// Whether F can be called in a constant expression, with the compiler's number.
template <auto F>
concept computable_by_the_compiler = requires {
    typename std::bool_constant<(static_cast<void>(F(unreported(ball<std::uint64_t>{0.5}))), true)>;
};

template <class Problem, table_spec Spec>
consteval refusal why_not_chosen() {
    constexpr table_choice choice = choice_of<Problem, Spec>;
    if constexpr (choice.met && Spec.monotone.asked)
        return is_monotone<table_type<Problem, choice.layout>> ? refusal::none : refusal::not_monotone;
    else
        return why_not_found(choice, Spec);
}

template <auto F, discrete In, discrete Out, table_spec Spec>
consteval refusal why_not() {
    constexpr refusal requested = why_not_requested(format_of<In>, format_of<Out>, Spec);
    if constexpr (requested != refusal::none) {
        return requested;
    } else if constexpr (!well_stated<F>) {
        return refusal::not_facts;
    } else if constexpr (!computable_by_the_compiler<F>) {
        return refusal::not_computable;
    } else {
        constexpr code_range domain = codes_within(Spec.domain, format_of<In>);
        using about = problem_of<F, In, Out, domain>;
        if constexpr (!analysis::mostly_smooth<F, In, Out, domain>)
            return why_not_smooth(format_of<In>);
        else if constexpr (!analysis::has_all_values(about::pieces()))
            return refusal::no_value;
        else if constexpr (why_not_true(facts_hold<about>, about::value.symmetry) != refusal::none)
            return why_not_true(facts_hold<about>, about::value.symmetry);
        else
            return why_not_chosen<about, Spec>();
    }
}

/// The table for a request that is met. For any other, the first message is the only one: nothing is computed that
/// would fail as a consequence.
template <auto F, discrete In, discrete Out, table_spec Spec, refusal Why>
struct table_or_refusal {
#define FXACT_ASSERT(name, text) static_assert(Why != refusal::name, text);
    FXACT_REFUSALS(FXACT_ASSERT)
#undef FXACT_ASSERT
};
template <auto F, discrete In, discrete Out, table_spec Spec>
struct designed {
    using about = problem_of<F, In, Out, codes_within(Spec.domain, format_of<In>)>;
    static constexpr table_choice choice = choice_of<about, Spec>;
    using type = table_type<about, choice.layout>;
};
template <auto F, discrete In, discrete Out, table_spec Spec>
struct table_or_refusal<F, In, Out, Spec, refusal::not_met> : designed<F, In, Out, Spec>::type {
    using made = typename designed<F, In, Out, Spec>::type;
    static_assert(met_request<best_that_was_found<made::bytes, static_cast<std::size_t>(max_error_of<made> * 1000 + 1)>,
                              false>::met);
};
template <auto F, discrete In, discrete Out, table_spec Spec>
struct table_or_refusal<F, In, Out, Spec, refusal::none> : designed<F, In, Out, Spec>::type {
    using made = typename designed<F, In, Out, Spec>::type;
};

template <auto F, discrete In, discrete Out, table_spec Spec>
struct checked_design : table_or_refusal<F, In, Out, Spec, why_not<F, In, Out, Spec>()> {};

}  // namespace fxact::detail::design

#undef FXACT_REFUSALS

#include <fxact/detail/macros/back.hpp>
