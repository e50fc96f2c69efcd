// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/detail/table/design/exact_search.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/lookup/lookup_span.hpp>
#include <fxact/detail/table/nodes/limits.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/facts.hpp>
#include <fxact/table_spec.hpp>

namespace fxact {

/// What the compiler names where no table meets a request: the best error within the bytes that were asked for, or 4
/// KB.
template <std::size_t Bytes, std::size_t ErrorInThousandths>
struct best_that_was_found {};

namespace detail {

/// Whether F takes the compiler's number, in a constant expression.
template <auto F>
concept computable_by_the_compiler = requires {
    typename std::bool_constant<(static_cast<void>(F(unreported(ball<std::uint64_t>{0.5}))), true)>;
};

/// The place of an error message: its first argument is what was found.
template <class BestThatWasFound, bool Met>
struct request {
    static_assert(
        Met,
        "fxact::table: no table meets the table_spec; allow a larger max_error or more max_bytes. The best that was "
        "found is best_that_was_found<bytes, error in thousandths of an LSB>, above or below this line");
    static constexpr bool met = true;
};

/// The table that a request leads to.
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
            return request<best_that_was_found<type::bytes, static_cast<std::size_t>(table_error<type> * 1000 + 1)>,
                           false>::met;
        return true;
    }();
};

/// A wider output has digits below those that proofs carry; and the designer counts codes in std::int32_t.
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
    !(Spec.exact && (limits_error(Spec) || Spec.entries != 0 || sizeof(rep_of<In>) > 2)) && well_stated<F> &&
    served_widely<F, In, Out, codes_within<In>(Spec.domain)>;

template <auto F, class In, class Out, table_spec Spec>
inline constexpr bool has_all_values = has_values<F, In, Out, codes_within<In>(Spec.domain)>;
template <auto F, class In, class Out, table_spec Spec>
concept evaluated = sensible<F, In, Out, Spec> && has_all_values<F, In, Out, Spec>;

/// Every request that makes sense leads to a table; for another the message stands alone, without what would follow
/// from it.
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
    static_assert(!Spec.exact || !limits_error(Spec) || !usable_error(Spec.max_error),
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
                return served_widely<F, In, Out, codes_within<In>(Spec.domain)>;
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

/// A table's members of 8 bytes; in a base class for the same reason as affine_parameters.
template <auto F, class Design>
struct table_constants {
    static constexpr auto shape = Design::shape;
    static constexpr auto function = F;

    /// The largest |table(x) - f(x)| over every x of In, in LSB of Out, with f(x) clamped to what Out can hold; where
    /// In has 32 bits, a proved bound on it.
    static constexpr double max_error = detail::table_error<typename Design::proved>;
};

template <class Table>
inline constexpr detail::lookup::table_shape layout_of = Table::shape;
}  // namespace detail

/// f as a table from the format In to the format Out, made by the compiler: constant data in flash, no start-up code,
/// no RAM.
///
///     constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.75}> sig;
///     static_assert(sig.max_error <= 0.75);   // proved over all 65,536 codes
///     out = sig(x);  sig(in, out);
///
/// Domain   every code of In (8 or 16 bits, or 32 with a sign if Out has 8 or 16), those beyond table_spec.domain as
///          its nearer end; f an activation, or the user's own constexpr callable on any real
/// Range    Out; saturates; within the limits that f states, if it states facts, which the compiler checks
///          (table/facts_test.cpp); monotone says whether results keep the order of inputs, as they do where f does
/// Error    max_error, in LSB of Out: what was asked, or 1 LSB; 8-bit In without a request correctly rounded, and any
///          In with table_spec{.exact = true}   (table_test.cpp, table/exact_test.cpp)
/// Cost     bytes of flash; instructions per core in docs/performance.md
template <auto F, discrete In, discrete Out, table_spec Spec = table_spec{}>
class table : public detail::table_constants<F, detail::checked_design<F, In, Out, Spec>> {
public:
    using design_ = detail::checked_design<F, In, Out, Spec>;

    using input_type = In;
    using output_type = Out;

    static constexpr fxact::interpolation interpolation = design_::shape.layout.method;
    /// The number of entries, those of a list of exceptions included, and the bytes of flash that they take.
    static constexpr std::size_t entries = design_::entries;
    static constexpr std::size_t bytes = design_::bytes;
    /// Whether results never decrease, or never increase, from one code to the next.
    static constexpr bool monotone = detail::table_monotone<typename design_::proved>;

    constexpr Out operator()(In x) const noexcept { return format_traits<Out>::from_raw(look_up(raw_of(x))); }
    /// out[i] = f(in[i]); lengths as for apply.
    template <class Element, std::size_t InExtent, std::size_t OutExtent>
    requires std::same_as<std::remove_const_t<Element>, In>
    [[gnu::always_inline]] constexpr std::size_t operator()(std::span<Element, InExtent> in,
                                                            std::span<Out, OutExtent> out) const noexcept {
        const std::size_t count = detail::common_length(in, out);
        design_::look_up_each(in.data(), out.data(), count);
        return count;
    }

    /// The output's code for an input's code.
    static constexpr rep_of<Out> look_up(rep_of<In> code) noexcept { return design_::look_up(code); }
    /// The entries, a std::array; what they mean is the table's affair.
    static constexpr const auto& data() noexcept { return design_::data(); }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
