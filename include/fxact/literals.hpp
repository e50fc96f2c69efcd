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

/// Fixed-point literals, each the nearest value: 0.5_q15, -1.25_q3_12 (a q<3, 12>), 3_uq4_4. One above the format's
/// highest value does not compile. -1.0_q15 does not, because 1.0 has no value in it: write q15{-1.0}.
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
FXACT_LITERAL(q31_0, q<31, 0>) FXACT_LITERAL(q30_1, q<30, 1>) FXACT_LITERAL(q29_2, q<29, 2>)
FXACT_LITERAL(q28_3, q<28, 3>) FXACT_LITERAL(q27_4, q<27, 4>) FXACT_LITERAL(q26_5, q<26, 5>)
FXACT_LITERAL(q25_6, q<25, 6>) FXACT_LITERAL(q24_7, q<24, 7>) FXACT_LITERAL(q23_8, q<23, 8>)
FXACT_LITERAL(q22_9, q<22, 9>) FXACT_LITERAL(q21_10, q<21, 10>) FXACT_LITERAL(q20_11, q<20, 11>)
FXACT_LITERAL(q19_12, q<19, 12>) FXACT_LITERAL(q18_13, q<18, 13>) FXACT_LITERAL(q17_14, q<17, 14>)
FXACT_LITERAL(q16_15, q<16, 15>) FXACT_LITERAL(q15_16, q<15, 16>) FXACT_LITERAL(q14_17, q<14, 17>)
FXACT_LITERAL(q13_18, q<13, 18>) FXACT_LITERAL(q12_19, q<12, 19>) FXACT_LITERAL(q11_20, q<11, 20>)
FXACT_LITERAL(q10_21, q<10, 21>) FXACT_LITERAL(q9_22, q<9, 22>) FXACT_LITERAL(q8_23, q<8, 23>)
FXACT_LITERAL(q7_24, q<7, 24>) FXACT_LITERAL(q6_25, q<6, 25>) FXACT_LITERAL(q5_26, q<5, 26>)
FXACT_LITERAL(q4_27, q<4, 27>) FXACT_LITERAL(q3_28, q<3, 28>) FXACT_LITERAL(q2_29, q<2, 29>)
FXACT_LITERAL(q1_30, q<1, 30>) FXACT_LITERAL(q0_31, q<0, 31>)
FXACT_LITERAL(uq8_0, uq<8, 0>) FXACT_LITERAL(uq7_1, uq<7, 1>) FXACT_LITERAL(uq6_2, uq<6, 2>)
FXACT_LITERAL(uq5_3, uq<5, 3>) FXACT_LITERAL(uq4_4, uq<4, 4>) FXACT_LITERAL(uq3_5, uq<3, 5>)
FXACT_LITERAL(uq2_6, uq<2, 6>) FXACT_LITERAL(uq1_7, uq<1, 7>) FXACT_LITERAL(uq0_8, uq<0, 8>)
FXACT_LITERAL(uq16_0, uq<16, 0>) FXACT_LITERAL(uq15_1, uq<15, 1>) FXACT_LITERAL(uq14_2, uq<14, 2>)
FXACT_LITERAL(uq13_3, uq<13, 3>) FXACT_LITERAL(uq12_4, uq<12, 4>) FXACT_LITERAL(uq11_5, uq<11, 5>)
FXACT_LITERAL(uq10_6, uq<10, 6>) FXACT_LITERAL(uq9_7, uq<9, 7>) FXACT_LITERAL(uq8_8, uq<8, 8>)
FXACT_LITERAL(uq7_9, uq<7, 9>) FXACT_LITERAL(uq6_10, uq<6, 10>) FXACT_LITERAL(uq5_11, uq<5, 11>)
FXACT_LITERAL(uq4_12, uq<4, 12>) FXACT_LITERAL(uq3_13, uq<3, 13>) FXACT_LITERAL(uq2_14, uq<2, 14>)
FXACT_LITERAL(uq1_15, uq<1, 15>) FXACT_LITERAL(uq0_16, uq<0, 16>) FXACT_LITERAL(uq32_0, uq<32, 0>)
FXACT_LITERAL(uq31_1, uq<31, 1>) FXACT_LITERAL(uq30_2, uq<30, 2>) FXACT_LITERAL(uq29_3, uq<29, 3>)
FXACT_LITERAL(uq28_4, uq<28, 4>) FXACT_LITERAL(uq27_5, uq<27, 5>) FXACT_LITERAL(uq26_6, uq<26, 6>)
FXACT_LITERAL(uq25_7, uq<25, 7>) FXACT_LITERAL(uq24_8, uq<24, 8>) FXACT_LITERAL(uq23_9, uq<23, 9>)
FXACT_LITERAL(uq22_10, uq<22, 10>) FXACT_LITERAL(uq21_11, uq<21, 11>) FXACT_LITERAL(uq20_12, uq<20, 12>)
FXACT_LITERAL(uq19_13, uq<19, 13>) FXACT_LITERAL(uq18_14, uq<18, 14>) FXACT_LITERAL(uq17_15, uq<17, 15>)
FXACT_LITERAL(uq16_16, uq<16, 16>) FXACT_LITERAL(uq15_17, uq<15, 17>) FXACT_LITERAL(uq14_18, uq<14, 18>)
FXACT_LITERAL(uq13_19, uq<13, 19>) FXACT_LITERAL(uq12_20, uq<12, 20>) FXACT_LITERAL(uq11_21, uq<11, 21>)
FXACT_LITERAL(uq10_22, uq<10, 22>) FXACT_LITERAL(uq9_23, uq<9, 23>) FXACT_LITERAL(uq8_24, uq<8, 24>)
FXACT_LITERAL(uq7_25, uq<7, 25>) FXACT_LITERAL(uq6_26, uq<6, 26>) FXACT_LITERAL(uq5_27, uq<5, 27>)
FXACT_LITERAL(uq4_28, uq<4, 28>) FXACT_LITERAL(uq3_29, uq<3, 29>) FXACT_LITERAL(uq2_30, uq<2, 30>)
FXACT_LITERAL(uq1_31, uq<1, 31>) FXACT_LITERAL(uq0_32, uq<0, 32>)
FXACT_LITERAL(q7, q7) FXACT_LITERAL(q15, q15) FXACT_LITERAL(q31, q31)
#undef FXACT_LITERAL
// clang-format on
}  // namespace literals

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
