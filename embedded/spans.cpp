// SPDX-License-Identifier: MIT
// The span forms, whose loops are written for each core, give what the scalar forms give: for every length and
// alignment, in place or not, and without a byte written outside. (An unaligned word access faults on a Cortex-M0+.)
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "../tests/digest.hpp"
#include "board/print.hpp"

using namespace fxact;

namespace {

int wrong = 0;

template <class In, class Out, auto Spans, auto Scalar>
void check(const char* name, const char* format) {
    constexpr std::size_t room = 80;
    const auto bits = [](Out y) { return test::bits_of<Out>::take(y); };
    alignas(16) In in[room];
    alignas(16) Out out[room];
    volatile std::size_t zero = 0;
    int differ = 0, outside = 0;
    const Out untouched = test::input<Out>(70);
    for (std::size_t n = 0; n < 40; ++n) {
        for (std::size_t from = 1; from < 6; ++from) {
            for (std::size_t to = 1; to < 6; ++to) {
                for (std::size_t i = 0; i < room; ++i) in[i] = test::input<In>(n + 3 * i + zero);
                for (Out& y : out) y = untouched;
                Spans(std::span<const In>(in + from, n), std::span<Out>(out + to, n));
                for (std::size_t i = 0; i < n; ++i) differ += bits(out[to + i]) != bits(Scalar(in[from + i]));
                outside += bits(out[to - 1]) != bits(untouched) || bits(out[to + n]) != bits(untouched);
            }
            if constexpr (std::is_same_v<In, Out>) {
                for (std::size_t i = 0; i < room; ++i) out[i] = in[i];
                Spans(std::span<const In>(out + from, n), std::span<Out>(out + from, n));
                for (std::size_t i = 0; i < n; ++i) differ += bits(out[from + i]) != bits(Scalar(in[from + i]));
                outside += bits(out[from - 1]) != bits(in[from - 1]) || bits(out[from + n]) != bits(in[from + n]);
            }
        }
    }
    wrong += differ + outside;
    if (differ + outside != 0) {
        firmware::print("spans ", name, " ", format, ": ", differ, " results differ from the scalar form, ", outside,
                        " rows wrote outside\n");
    }
}

template <auto F>
inline constexpr auto elementwise = [](auto in, auto out) { apply(F, in, out); };

/// Floats of all sizes and signs, two thirds of them between 2^-17 and 2^7.
template <auto F>
void check_scattered(const char* name) {
    constexpr std::size_t row = 64;
    float in[row], out[row];
    std::uint32_t noise = 1;
    int differ = 0;
    for (std::uint32_t r = 0; r < 500; ++r) {
        for (float& x : in) {
            noise = noise * 1664525U + 1013904223U;
            const std::uint32_t code = noise ^ (noise << 13);
            x = std::bit_cast<float>(r % 3 == 0 ? code : (code & 0x807F'FFFF) | (110U + (noise >> 28) + r % 9) << 23);
        }
        apply(F, std::span<const float>(in), std::span<float>(out));
        for (std::size_t i = 0; i < row; ++i)
            differ += std::bit_cast<std::uint32_t>(out[i]) != std::bit_cast<std::uint32_t>(F(in[i]));
    }
    wrong += differ;
    if (differ != 0) firmware::print("spans ", name, ": ", differ, " scattered floats differ from the scalar form\n");
}

/// A function of floats by lanes.
template <auto F>
void check_floats(const char* name) {
    check<float, float, elementwise<F>, F>(name, "float");
    check_scattered<F>(name);
}

}  // namespace

int main() {
    test::all_formats::for_each([]<class T>(std::type_identity<T>) {
        check<T, T, elementwise<relu>, relu>("relu", test::format_name<T>);
        check<T, T, elementwise<step>, step>("step", test::format_name<T>);
    });
    check_floats<fxact::exp>("exp");
    check_floats<sigmoid>("sigmoid");
    check_floats<silu>("silu");
    check_floats<fxact::tanh>("tanh");
    check_scattered<step>("step");
    constexpr table<sigmoid, q<3, 4>, q7> int8;
    constexpr table<sigmoid, q<3, 4>, q<3, 4>> int8_in_place;
    constexpr table<sigmoid, uq<4, 4>, uq<0, 8>> uint8;
    constexpr table<sigmoid, q<3, 12>, q15> int16;
    constexpr table<sigmoid, q<3, 4>, q15> widening;
    constexpr table<fxact::tanh, q<3, 12>, q15> clamped;
    constexpr table<sigmoid, q<3, 12>, q15, table_spec{.entries = 192, .interpolation = interpolation::polynomial}>
        parabolas;
    constexpr table<sigmoid, q<3, 12>, q15, table_spec{.prefer = prefer::size}> spline;
    constexpr table<clipped_relu{4.3}, q<3, 12>, q<3, 12>> corners;
    constexpr table<softplus, q<3, 12>, q<3, 12>,
                    table_spec{.max_error = 1, .interpolation = interpolation::polynomial}>
        saturated;
    check<q<3, 4>, q7, int8, int8>("table", "q<3,4> to q7");
    check<q<3, 4>, q<3, 4>, int8_in_place, int8_in_place>("table", "q<3,4> to q<3,4>");
    check<uq<4, 4>, uq<0, 8>, uint8, uint8>("table", "uq<4,4> to uq<0,8>");
    check<q<3, 12>, q15, int16, int16>("table", "q<3,12> to q15");
    check<q<3, 12>, q15, clamped, clamped>("table", "q<3,12> to q15, clamped");
    check<q<3, 12>, q15, parabolas, parabolas>("table", "q<3,12> to q15, degree 2");
    check<q<3, 12>, q15, spline, spline>("table", "q<3,12> to q15, a spline");
    check<q<3, 12>, q<3, 12>, corners, corners>("table", "q<3,12>, corners");
    check<q<3, 12>, q<3, 12>, saturated, saturated>("table", "q<3,12>, saturated");
    check<q<3, 4>, q15, widening, widening>("table", "q<3,4> to q15");
    firmware::print("spans: ", wrong, " faults\n");
    return wrong == 0 ? 0 : 1;
}
