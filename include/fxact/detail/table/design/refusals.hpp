// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// Why a request is refused: each reason with the sentence that says what is wrong and what to write instead. In the
/// order of the checks, the cheap ones first. A macro, because static_assert takes nothing but a literal.
#define FXACT_REFUSALS(refuse)                                                                                         \
    refuse(not_a_format,                                                                                               \
           "fxact::table: a format has 8, 16 or 32 bits, a step above 0, and a zero point among its raw values; "      \
           "write one such as {.bits = 8, .step = 0.05, .zero_point = -3}") refuse(input_without_sign,                 \
                                                                                   "fxact::table: an input format of " \
                                                                                   "32 bits must have a sign; name a " \
                                                                                   "signed one, such as q<3, 28>")     \
        refuse(two_wide_formats,                                                                                       \
               "fxact::table: an input format of 32 bits needs an output format of 8 or 16; name a narrower output, "  \
               "such as "                                                                                              \
               "q15, or input") refuse(unusable_error,                                                                 \
                                       "fxact::table: table_spec.max_error must be a number above 0; write the "       \
                                       "largest error in LSB, such as 0.75, "                                          \
                                       "or leave it out") refuse(exact_with_error,                                     \
                                                                 "fxact::table: table_spec.exact already asks for "    \
                                                                 "the smallest error there is; leave max_error out")   \
            refuse(exact_with_entries,                                                                                 \
                   "fxact::table: table_spec.exact finds how many entries it takes; leave entries out, or ask for "    \
                   "max_bytes "                                                                                        \
                   "instead") refuse(exact_of_32_bits,                                                                 \
                                     "fxact::table: table_spec.exact looks at every code, and the input format has "   \
                                     "2^32; name a max_error instead,"                                                 \
                                     " such as 0.55") refuse(reversed_domain,                                          \
                                                             "fxact::table: table_spec.domain is empty: low must "     \
                                                             "not be above high; write them in that order, such as "   \
                                                             ".domain{-2, 2}")                                         \
                refuse(domain_outside,                                                                                 \
                       "fxact::table: table_spec.domain reaches outside of what the input format holds; name a "       \
                       "domain within it, or "                                                                         \
                       "a wider format") refuse(domain_without_codes,                                                  \
                                                "fxact::table: table_spec.domain is empty: no value of the input "     \
                                                "format lies within it; name a wider one")                             \
                    refuse(not_facts,                                                                                  \
                           "fxact::table: the function's member about is no fxact::facts; write them so: static "      \
                           "constexpr fxact::facts "                                                                   \
                           "about{.symmetry = fxact::symmetry::odd}") refuse(not_computable,                           \
                                                                             "fxact::table: the compiler cannot "      \
                                                                             "evaluate this function; write it as a "  \
                                                                             "constexpr generic callable made of +"    \
                                                                             " - * / and fxact's functions, such as "  \
                                                                             "[](auto x) { return x * sigmoid(x); }")  \
                        refuse(unbounded_function,                                                                     \
                               "fxact::table: the function grows too large, or bends too often, over the "             \
                               "32-bit input format for its error "                                                    \
                               "to be bounded; name the part that is wanted, such as .domain{-8, 8}")                  \
                            refuse(lost_digits,                                                                        \
                                   "fxact::table: no polynomial comes near the function where it was tried, so that "  \
                                   "no table could be proved; it may lose its digits, as (x + 1e6) - 1e6 does, or "    \
                                   "jump at every code; write it without that, or name the part that is wanted, such " \
                                   "as .domain{-1, 1}")                                                                \
                                refuse(no_value,                                                                       \
                                       "fxact::table: the function has no value at some code of its domain (a "        \
                                       "NaN, a division by zero, a logarithm "                                         \
                                       "of what is not above 0, or a comparison whose two sides are equal but "        \
                                       "for roundings); leave such codes out "                                         \
                                       "by table_spec.domain, such as .domain{0.01, 8}")                               \
                                    refuse(not_odd,                                                                    \
                                           "fxact::table: the function states symmetry::odd, but f(-x) is not 2 "      \
                                           "f(0) - f(x) at some code of the table's "                                  \
                                           "domain; leave .symmetry out of its facts")                                 \
                                        refuse(not_even,                                                               \
                                               "fxact::table: the function states symmetry::even, but f(-x) is "       \
                                               "not f(x) at some code of the table's domain; "                         \
                                               "leave .symmetry out of its facts")                                     \
                                            refuse(below_lowest,                                                       \
                                                   "fxact::table: the function is below the .lowest that it "          \
                                                   "states, at some code of the table's domain; write a "              \
                                                   "lower one in its facts, or leave it out")                          \
                                                refuse(above_highest,                                                  \
                                                       "fxact::table: the function is above the .highest that it "     \
                                                       "states, at some code of the table's domain; write a"           \
                                                       " higher one in its facts, or leave it out")                    \
                                                    refuse(no_such_entries,                                            \
                                                           "fxact::table: table_spec.entries is not usable: no "       \
                                                           "table has this many entries; write 2^k + 1 for linear "    \
                                                           "interpolation, such as 257, or leave it out")              \
                                                        refuse(not_monotone,                                           \
                                                               "fxact::table: no table that keeps the order of its "   \
                                                               "inputs meets the table_spec; allow a larger "          \
                                                               "max_error or more max_bytes, or leave monotone out")   \
                                                            refuse(                                                    \
                                                                too_few_bytes,                                         \
                                                                "fxact::table: no table of the wanted interpolation "  \
                                                                "has so few bytes; allow more max_bytes, or leave "    \
                                                                "interpolation out")

namespace fxact::detail::design {

#define FXACT_NAME(name, text) name,
enum class refusal { none, FXACT_REFUSALS(FXACT_NAME) not_met };
#undef FXACT_NAME

/// The sentence for a program.
constexpr const char* sentence_of(refusal why) noexcept {
    switch (why) {
#define FXACT_CASE(name, text) \
    case refusal::name:        \
        return text;
        FXACT_REFUSALS(FXACT_CASE)
#undef FXACT_CASE
        case refusal::not_met:
            return "fxact::table: no table meets the table_spec; allow a larger max_error or more max_bytes";
        case refusal::none:
            break;
    }
    return nullptr;
}

/// The reasons that are seen in the request alone.
constexpr refusal why_not_requested(const format& in, const format& out, const table_spec& spec) noexcept {
    // Codes are counted in std::int32_t. Between two 32-bit formats an LSB would be below what proofs resolve.
    if (in.bits > 16 && !in.is_signed) return refusal::input_without_sign;
    if (in.bits > 16 && out.bits > 16) return refusal::two_wide_formats;
    if (!usable_error(spec.max_error)) return refusal::unusable_error;
    if (spec.exact && has_error_limit(spec)) return refusal::exact_with_error;
    if (spec.exact && spec.entries != 0) return refusal::exact_with_entries;
    if (spec.exact && in.bits > 16) return refusal::exact_of_32_bits;
    if (!(spec.domain.low <= spec.domain.high)) return refusal::reversed_domain;
    if (!within_format(spec.domain, in)) return refusal::domain_outside;
    if (codes_within(spec.domain, in).count() <= 0) return refusal::domain_without_codes;
    return refusal::none;
}
/// Why no series is tried over a domain.
constexpr refusal why_not_smooth(const format& in) noexcept {
    return in.bits > 16 ? refusal::unbounded_function : refusal::lost_digits;
}
/// The fact that does not hold.
constexpr refusal why_not_true(const facts_check& holds, fxact::symmetry stated) noexcept {
    if (!holds.symmetry) return stated == symmetry::odd ? refusal::not_odd : refusal::not_even;
    if (!holds.lowest) return refusal::below_lowest;
    return holds.highest ? refusal::none : refusal::above_highest;
}
/// Why a search found nothing.
constexpr refusal why_not_found(const table_choice& choice, const table_spec& spec) noexcept {
    if (choice.met) return refusal::none;
    if (spec.monotone.asked) return refusal::not_monotone;
    if (choice.any) return refusal::not_met;
    return spec.entries != 0 ? refusal::no_such_entries : refusal::too_few_bytes;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
