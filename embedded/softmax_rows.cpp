// SPDX-License-Identifier: MIT
// softmax of 8-bit rows, whose maximum and sum are found word by word, gives what it gives element by element: masked_softmax
// with a mask that lets all through. For every length and alignment, and without a byte written outside.
#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/fxact.hpp>

#include "board/print.hpp"

using namespace fxact;

namespace {

template <class In, class Out>
int faults(std::uint32_t spread) {
    constexpr std::size_t room = 88;
    alignas(4) In in[room];
    alignas(4) Out fast[room], slow[room];
    bool all[room];
    for (bool& each : all) each = true;
    std::uint32_t noise = 9;
    int wrong = 0;
    for (std::size_t n = 1; n <= 80; ++n)
        for (std::size_t from = 0; from < 4; ++from) {
            for (std::size_t i = 0; i < room; ++i) {
                noise = noise * 1664525U + 1013904223U;
                in[i] = In::from_raw(static_cast<decltype(in[0].raw())>((noise >> 24) / spread * spread + n));
                fast[i] = slow[i] = Out::from_raw(7);
            }
            softmax(std::span<const In>(in + from, n), std::span<Out>(fast + from, n));
            masked_softmax(std::span<const In>(in + from, n), std::span<const bool>(all, n), std::span<Out>(slow + from, n));
            for (std::size_t i = 0; i < room; ++i) wrong += fast[i].raw() != slow[i].raw();
        }
    return wrong;
}

}  // namespace

int main() {
    const int wrong = faults<q<3, 4>, uq<0, 8>>(1) + faults<q<3, 4>, q15>(1) + faults<uq<4, 4>, q7>(1) + faults<uq<4, 4>, q7>(64) +
                      faults<q<5, 2>, uq<0, 8>>(16) + faults<q<3, 12>, q15>(1);
    firmware::print("softmax_rows: ", wrong, " codes differ\n");
    return wrong == 0 ? 0 : 1;
}
