// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/table/design/exact_search.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/nodes/limits.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/detail/table/proof/max_error.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// Checks of a request, each with a message that says what is wrong and what to write instead.
namespace fxact::detail::design {

using analysis::has_values, analysis::mostly_smooth;

/// What the compiler names if no table meets a request: the bytes and the error of the best table within the bytes that
/// were asked for, or 4 KB.
template <std::size_t Bytes, std::size_t ErrorInThousandths>
struct best_that_was_found {};

/// Whether F can be called in a constant expression, with the compiler's number.
template <auto F>
concept computable_by_the_compiler = requires {
    typename std::bool_constant<(static_cast<void>(F(unreported(ball<std::uint64_t>{0.5}))), true)>;
};

/// Its first argument appears in the compiler's message.
template <class BestThatWasFound, bool Met>
struct met_request {
    static_assert(
        Met,
        "fxact::table: no table meets the table_spec; allow a larger max_error or more max_bytes. The best that was "
        "found is best_that_was_found<bytes, error in thousandths of an LSB>, above or below this line");
    static constexpr bool met = true;
};

/// The table for a request.
template <auto F, discrete In, discrete Out, table_spec Spec>
struct designed {
    static constexpr table_choice choice = [] {
        if constexpr (Spec.exact)
            return exact_choice<F, In, Out, Spec>;
        else
            return choice_of<F, In, Out, Spec>;
    }();
    using type = table_type<F, In, Out, choice.layout>;
    static constexpr bool checked = [] {
        static_assert(choice.any,
                      "fxact::table: table_spec.entries is not usable: no table has this many entries; write 2^k + 1 "
                      "for linear interpolation, such as 257, or leave it out");
        if constexpr (choice.any && !choice.met)
            return met_request<
                best_that_was_found<type::bytes, static_cast<std::size_t>(max_error_of<type> * 1000 + 1)>, false>::met;
        return true;
    }();
};

/// Codes are counted in std::int32_t. Between two 32-bit formats the output's LSB would be below what proofs resolve.
template <class In>
concept countable = sizeof(rep_of<In>) <= 2 || std::is_signed_v<rep_of<In>>;
template <class In, class Out>
inline constexpr bool one_is_narrow = sizeof(rep_of<In>) <= 2 || sizeof(rep_of<Out>) <= 2;
template <class In, class Out>
concept narrow_enough = countable<In> && one_is_narrow<In, Out>;

template <auto F, class In, class Out, table_spec Spec>
concept sensible =
    narrow_enough<In, Out> && usable_error(Spec.max_error) &&(Spec.domain.low <= Spec.domain.high) &&
    within_format<In>(Spec.domain) && codes_within<In>(Spec.domain).count() > 0 && computable_by_the_compiler<F> &&
    !(Spec.exact && (has_error_limit(Spec) || Spec.entries != 0 || sizeof(rep_of<In>) > 2)) && well_stated<F> &&
    mostly_smooth<F, In, Out, codes_within<In>(Spec.domain)>;

template <auto F, class In, class Out, table_spec Spec>
inline constexpr bool has_all_values = has_values<F, In, Out, codes_within<In>(Spec.domain)>;
template <auto F, class In, class Out, table_spec Spec>
concept evaluated = sensible<F, In, Out, Spec> && has_all_values<F, In, Out, Spec>;

/// The table for a request that makes sense. For any other, the first message is the only one: nothing is computed that
/// would fail as a consequence.
template <auto F, discrete In, discrete Out, table_spec Spec>
struct checked_design {
    static_assert(countable<In>,
                  "fxact::table: an input format of 32 bits must have a sign; name a signed one, such as q<3, 28>");
    static_assert(!countable<In> || narrow_enough<In, Out>,
                  "fxact::table: an input format of 32 bits needs an output format of 8 or 16; name a narrower output, "
                  "such as q15, or input");
    static_assert(computable_by_the_compiler<F>,
                  "fxact::table: the compiler cannot evaluate this function; write it as a constexpr generic callable "
                  "made of + - * / and fxact's functions, such as [](auto x) { return x * sigmoid(x); }");
    static_assert(well_stated<F>,
                  "fxact::table: the function's member about is no fxact::facts; write them so: static constexpr "
                  "fxact::facts about{.symmetry = fxact::symmetry::odd}");
    static_assert(usable_error(Spec.max_error),
                  "fxact::table: table_spec.max_error must be a number above 0; write the largest error in LSB, such "
                  "as 0.75, or leave it out");
    static_assert(!Spec.exact || !has_error_limit(Spec) || !usable_error(Spec.max_error),
                  "fxact::table: table_spec.exact already asks for the smallest error there is; leave max_error out");
    static_assert(!Spec.exact || Spec.entries == 0,
                  "fxact::table: table_spec.exact finds how many entries it takes; leave entries out, or ask for "
                  "max_bytes instead");
    static_assert(!Spec.exact || sizeof(rep_of<In>) <= 2,
                  "fxact::table: table_spec.exact looks at every code, and the input format has 2^32; name a max_error "
                  "instead, such as 0.55");
    static_assert(Spec.domain.low <= Spec.domain.high,
                  "fxact::table: table_spec.domain is empty: low must not be above high; write them in that order, "
                  "such as .domain{-2, 2}");
    static_assert(!(Spec.domain.low <= Spec.domain.high) || within_format<In>(Spec.domain),
                  "fxact::table: table_spec.domain reaches outside of what the input format holds; name a domain "
                  "within it, or a wider format");
    static_assert(
        !countable<In> || !(Spec.domain.low <= Spec.domain.high) || !within_format<In>(Spec.domain) ||
            codes_within<In>(Spec.domain).count() > 0,
        "fxact::table: table_spec.domain is empty: no value of the input format lies within it; name a wider one");
    static constexpr bool bounded = [] {
        if constexpr (narrow_enough<In, Out> && computable_by_the_compiler<F> && Spec.domain.low <= Spec.domain.high)
            if constexpr (codes_within<In>(Spec.domain).count() > 0)
                return mostly_smooth<F, In, Out, codes_within<In>(Spec.domain)>;
        return true;
    }();
    static_assert(bounded,
                  "fxact::table: the function grows too large, or bends too often, over the 32-bit input format for "
                  "its error to be bounded; name the part that is wanted, such as .domain{-8, 8}");
};
template <auto F, discrete In, discrete Out, table_spec Spec>
requires sensible<F, In, Out, Spec>
struct checked_design<F, In, Out, Spec> {
    static_assert(has_values<F, In, Out, codes_within<In>(Spec.domain)>,
                  "fxact::table: the function has no value at some code of its domain (a NaN, a division by zero, a "
                  "logarithm of what is not above 0, or a comparison whose two sides are equal but for roundings); "
                  "leave such codes out by table_spec.domain, such as .domain{0.01, 8}");
};
template <auto F, discrete In, discrete Out, table_spec Spec>
requires evaluated<F, In, Out, Spec>
struct checked_design<F, In, Out, Spec> {
    static constexpr facts_check holds = facts_hold<F, In, Out, codes_within<In>(Spec.domain)>;
    static_assert(holds.symmetry || stated<F, In>.symmetry != symmetry::odd,
                  "fxact::table: the function states symmetry::odd, but f(-x) is not 2 f(0) - f(x) at some code of the "
                  "table's domain; leave .symmetry out of its facts");
    static_assert(holds.symmetry || stated<F, In>.symmetry != symmetry::even,
                  "fxact::table: the function states symmetry::even, but f(-x) is not f(x) at some code of the table's "
                  "domain; leave .symmetry out of its facts");
    static_assert(holds.lowest,
                  "fxact::table: the function is below the .lowest that it states, at some code of the table's domain; "
                  "write a lower one in its facts, or leave it out");
    static_assert(holds.highest,
                  "fxact::table: the function is above the .highest that it states, at some code of the table's "
                  "domain; write a higher one in its facts, or leave it out");
};
template <auto F, class In, class Out, table_spec Spec>
inline constexpr bool all_facts_hold = facts_hold<F, In, Out, codes_within<In>(Spec.domain)>.all();
template <auto F, class In, class Out, table_spec Spec>
concept true_to_its_facts = evaluated<F, In, Out, Spec> && all_facts_hold<F, In, Out, Spec>;
template <auto F, discrete In, discrete Out, table_spec Spec>
requires true_to_its_facts<F, In, Out, Spec>
struct checked_design<F, In, Out, Spec> : designed<F, In, Out, Spec>::type {
    static_assert(designed<F, In, Out, Spec>::checked);
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
