// SPDX-License-Identifier: MIT
// What is said to be branch-free takes the same number of instructions for every input: relu, step and the 8-bit tables,
// as spans, on every 8-bit code or on the digest's inputs, which hold the special values.
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

template <class In, class Out, auto F>
void check(const char* name, const char* format) {
    std::uint32_t least = ~std::uint32_t{};
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < test::input_count<In>; ++i) {
        const std::uint32_t now = ticks<In, Out, F>(test::input<In>(i));
        if (now < least) least = now;
        if (now > most) most = now;
    }
    const bool same = most - least <= 1;  // where the counting starts within a tick is not in our hands
    wrong += same ? 0 : 1;
    firmware::print("constant_time ", name, " ", format, " ", least, " to ", most,
                    same ? "\n" : " ticks: depends on the data\n");
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
    return wrong == 0 ? 0 : 1;
}
