// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/fixed.hpp>

namespace fxact {

namespace detail {
/// Never defined: the compiler names it where a literal has no value in the format.
void this_literal_is_above_the_highest_value_of_its_format__write_q15_with_braces_for_its_lowest();

template <class T>
consteval T literal(long double value) {
    const auto real = static_cast<double>(value);
    const T nearest{real};
    if (real - static_cast<double>(nearest) >= format_traits<T>::step / 2)
        this_literal_is_above_the_highest_value_of_its_format__write_q15_with_braces_for_its_lowest();
    return nearest;
}
template <class T>
consteval T literal(unsigned long long value) {
    const T nearest{value};
    if (nearest != value) this_literal_is_above_the_highest_value_of_its_format__write_q15_with_braces_for_its_lowest();
    return nearest;
}
}  // namespace detail

/// Literals of the 8- and 16-bit formats, q31 and q<15, 16>, each the nearest value: 0.5_q15, -1.25_q3_12 (a q<3, 12>),
/// 3_uq4_4. One above the format's highest value does not compile. -1.0_q15 does not, because 1.0 has no value in it:
/// write q15{-1.0}.
inline namespace literals {
// clang-format off
#define FXACT_LITERAL(suffix, ...) \
    consteval __VA_ARGS__ operator""_##suffix(long double x) { return detail::literal<__VA_ARGS__>(x); } \
    consteval __VA_ARGS__ operator""_##suffix(unsigned long long x) { return detail::literal<__VA_ARGS__>(x); }
FXACT_LITERAL(q7_0, q<7, 0>) FXACT_LITERAL(q6_1, q<6, 1>) FXACT_LITERAL(q5_2, q<5, 2>) FXACT_LITERAL(q4_3, q<4, 3>)
FXACT_LITERAL(q3_4, q<3, 4>) FXACT_LITERAL(q2_5, q<2, 5>) FXACT_LITERAL(q1_6, q<1, 6>) FXACT_LITERAL(q0_7, q<0, 7>)
FXACT_LITERAL(q15_0, q<15, 0>) FXACT_LITERAL(q14_1, q<14, 1>) FXACT_LITERAL(q13_2, q<13, 2>)
FXACT_LITERAL(q12_3, q<12, 3>) FXACT_LITERAL(q11_4, q<11, 4>) FXACT_LITERAL(q10_5, q<10, 5>)
FXACT_LITERAL(q9_6, q<9, 6>) FXACT_LITERAL(q8_7, q<8, 7>) FXACT_LITERAL(q7_8, q<7, 8>) FXACT_LITERAL(q6_9, q<6, 9>)
FXACT_LITERAL(q5_10, q<5, 10>) FXACT_LITERAL(q4_11, q<4, 11>) FXACT_LITERAL(q3_12, q<3, 12>)
FXACT_LITERAL(q2_13, q<2, 13>) FXACT_LITERAL(q1_14, q<1, 14>) FXACT_LITERAL(q0_15, q<0, 15>)
FXACT_LITERAL(q15_16, q<15, 16>)
FXACT_LITERAL(uq8_0, uq<8, 0>) FXACT_LITERAL(uq7_1, uq<7, 1>) FXACT_LITERAL(uq6_2, uq<6, 2>)
FXACT_LITERAL(uq5_3, uq<5, 3>) FXACT_LITERAL(uq4_4, uq<4, 4>) FXACT_LITERAL(uq3_5, uq<3, 5>)
FXACT_LITERAL(uq2_6, uq<2, 6>) FXACT_LITERAL(uq1_7, uq<1, 7>) FXACT_LITERAL(uq0_8, uq<0, 8>)
FXACT_LITERAL(uq16_0, uq<16, 0>) FXACT_LITERAL(uq15_1, uq<15, 1>) FXACT_LITERAL(uq14_2, uq<14, 2>)
FXACT_LITERAL(uq13_3, uq<13, 3>) FXACT_LITERAL(uq12_4, uq<12, 4>) FXACT_LITERAL(uq11_5, uq<11, 5>)
FXACT_LITERAL(uq10_6, uq<10, 6>) FXACT_LITERAL(uq9_7, uq<9, 7>) FXACT_LITERAL(uq8_8, uq<8, 8>)
FXACT_LITERAL(uq7_9, uq<7, 9>) FXACT_LITERAL(uq6_10, uq<6, 10>) FXACT_LITERAL(uq5_11, uq<5, 11>)
FXACT_LITERAL(uq4_12, uq<4, 12>) FXACT_LITERAL(uq3_13, uq<3, 13>) FXACT_LITERAL(uq2_14, uq<2, 14>)
FXACT_LITERAL(uq1_15, uq<1, 15>) FXACT_LITERAL(uq0_16, uq<0, 16>)
FXACT_LITERAL(q7, q7) FXACT_LITERAL(q15, q15) FXACT_LITERAL(q31, q31)
#undef FXACT_LITERAL
// clang-format on
}  // namespace literals

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
