// SPDX-License-Identifier: MIT
// What is said to take the same number of instructions for every input does so, as spans: on every 8-bit code or on the
// digest's inputs, which hold the special values. Other calls are only counted, for docs/constant-time.md.
#include <cstddef>
#include <cstdint>
#include <span>

#include "../tests/digest.hpp"
#include "board/instruction_counter.hpp"
#include "board/print.hpp"

using namespace fxact;

namespace {

int wrong = 0;

/// Ticks of 64 calls on 16 equal elements: one instruction more or less an element makes 20 ticks or more.
template <class In, class Out, auto F>
std::uint32_t ticks(In x) {
    In in[16];
    Out out[16];
    for (In& each : in) each = x;
    std::size_t n = 16;
    asm volatile("" : "+r"(n), "+m"(in));
    const firmware::instruction_counter counter;
    for (int i = 0; i < 64; ++i) {
        F(std::span<const In>(in, n), std::span<Out>(out, n));
        asm volatile("" : "+m"(in), "+m"(out));
    }
    return counter.ticks();
}

enum class promise { same, none };

void report(const char* name, const char* format, std::uint32_t least, std::uint32_t most, promise promised) {
    const bool same = most - least <= 1;  // where the counting starts within a tick is not in our hands
    wrong += same || promised == promise::none ? 0 : 1;
    firmware::print("constant_time ", name, " ", format, " ", least, " to ", most,
                    same ? "\n" : " ticks: depends on the data\n");
}

template <class In, class Out, auto F>
void check(const char* name, const char* format, promise promised = promise::same) {
    std::uint32_t least = ~std::uint32_t{};
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < test::input_count<In>; ++i) {
        const std::uint32_t now = ticks<In, Out, F>(test::input<In>(i));
        if (now < least) least = now;
        if (now > most) most = now;
    }
    report(name, format, least, most, promised);
}

/// Rows of one length, each with its largest element elsewhere, twice, or with all elements equal.
template <class In, class Out, auto F>
void check_rows(const char* name) {
    constexpr std::size_t room = 37;
    std::uint32_t least = ~std::uint32_t{};
    std::uint32_t most = 0;
    for (std::size_t shape = 0; shape < 3 * room; ++shape) {
        In in[room];
        Out out[room];
        for (std::size_t i = 0; i < room; ++i) {
            const std::size_t code = shape < room       ? (i == shape ? 255 : i)
                                     : shape < 2 * room ? 7 * shape
                                                        : (i * shape * 29) % 256;
            in[i] = In::from_raw(static_cast<decltype(in[0].raw())>(code << (8 * sizeof(In) - 8)));
        }
        std::size_t n = room;
        asm volatile("" : "+r"(n), "+m"(in));
        const firmware::instruction_counter counter;
        for (int i = 0; i < 32; ++i) {
            F(std::span<const In>(in, n), std::span<Out>(out, n));
            asm volatile("" : "+m"(in), "+m"(out));
        }
        const std::uint32_t now = counter.ticks();
        if (now < least) least = now;
        if (now > most) most = now;
    }
    report(name, "rows", least, most, promise::same);
}

template <auto F>
inline constexpr auto elementwise = [](auto in, auto out) { apply(F, in, out); };

}  // namespace

int main() {
    test::all_formats::for_each([]<class T>(std::type_identity<T>) {
        check<T, T, elementwise<relu>>("relu", test::format_name<T>);
        check<T, T, elementwise<step>>("step", test::format_name<T>);
    });
    check<q<3, 4>, q7, table<sigmoid, q<3, 4>, q7>{}>("table", "q<3,4>");
    check<q<3, 12>, q15, table<sigmoid, q<3, 12>, q15>{}>("table", "q<3,12>");
    check<float, float, elementwise<faithful<sigmoid>>>("faithful_sigmoid", "float");
    check<float, float, elementwise<faithful<fxact::exp>>>("faithful_exp", "float");
    check<float, float, elementwise<faithful<silu>>>("faithful_silu", "float");
    check<q31, q31, elementwise<sigmoid>>("sigmoid", "q31");
    check<q31, q31, elementwise<fxact::tanh>>("tanh", "q31");
    check<float, float, elementwise<faithful<fxact::tanh>>>("faithful_tanh", "float", promise::none);
    check<float, float, elementwise<sigmoid>>("sigmoid", "float", promise::none);
    check<float, float, elementwise<fxact::exp>>("exp", "float", promise::none);
    check<float, float, elementwise<fxact::tanh>>("tanh", "float", promise::none);
    check<float, float, elementwise<silu>>("silu", "float", promise::none);
    check<float, float, elementwise<gelu>>("gelu", "float", promise::none);
    check<q<4, 27>, q31, elementwise<sigmoid>>("sigmoid", "q<4,27>");
    check<q<4, 27>, q31, elementwise<fxact::exp>>("exp", "q<4,27>", promise::none);
    check<q<3, 12>, q15, elementwise<sigmoid>>("sigmoid", "q<3,12>", promise::none);
    constexpr auto rows_of_softmax = [](auto in, auto out) { softmax(in, out); };
    constexpr auto largest = [](auto in, auto out) {
        out[0] = std::remove_cvref_t<decltype(out[0])>::from_raw(argmax(in) & 1);
    };
    constexpr auto last_largest = [](auto in, auto out) {
        out[0] =
            std::remove_cvref_t<decltype(out[0])>::from_raw(argmax<argmax_spec{.select_last_index = true}>(in) & 1);
    };
    check_rows<q<3, 4>, uq<0, 8>, rows_of_softmax>("softmax int8");
    check_rows<q<3, 4>, q15, rows_of_softmax>("softmax int8 to int16");
    check_rows<uq<4, 4>, q7, rows_of_softmax>("softmax uint8");
    check_rows<q<3, 12>, q15, rows_of_softmax>("softmax int16");
    check_rows<q<3, 12>, uq<0, 8>, rows_of_softmax>("softmax int16 to int8");
    check_rows<q<3, 4>, q7, largest>("argmax int8");
    check_rows<q<3, 12>, q7, largest>("argmax int16");
    check_rows<q<4, 27>, q7, largest>("argmax int32");
    check_rows<q<3, 4>, q7, last_largest>("last argmax int8");
    check_rows<q<3, 12>, q7, last_largest>("last argmax int16");
    check_rows<q<4, 27>, q7, last_largest>("last argmax int32");
    return wrong == 0 ? 0 : 1;
}
