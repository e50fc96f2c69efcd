// SPDX-License-Identifier: MIT
// softmax of rows of codes by words or vectors has the bits of softmax element by element, which is masked_softmax with
// an all-true mask: for every length and alignment, in place too, and without a byte written outside.
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/fxact.hpp>

#include "board/print.hpp"

using namespace fxact;

using from_tflite = quantized<std::int8_t, affine{static_cast<double>(0.1F), -3}>;
using to_tflite = quantized<std::int8_t, affine{1.0 / 256, -128}>;
/// Codes for a part of [0, 1] only, which ends at 0.81.
using part_of_one = quantized<std::uint8_t, affine{1.0 / 250, 53}>;

static_assert(detail::row::has_vectors<detail::table_numerators<q<3, 4>>, detail::row::view<const q<3, 4>*>> ==
                  (detail::simd::native == detail::simd::instruction_set::mve && !detail::simd::optimize_size),
              "a core with vectors uses them for rows of bytes");

namespace {

/// Rows whose codes are 0, spread, 2 spread and so on, and then n more.
template <class In, class Out, std::size_t Room = 88>
int faults(std::uint32_t spread, std::size_t shortest = 1, std::size_t longest = 80) {
    using rep = decltype(In{}.raw());
    alignas(4) In in[Room];
    alignas(4) Out fast[Room], slow[Room];
    bool all[Room];
    for (bool& each : all) each = true;
    std::uint32_t noise = 9;
    int wrong = 0;
    for (std::size_t n = shortest; n <= longest; ++n)
        for (std::size_t from = 0; from < 4; ++from) {
            for (std::size_t i = 0; i < Room; ++i) {
                noise = noise * 1664525U + 1013904223U;
                in[i] = In::from_raw(static_cast<rep>((noise >> (32 - 8 * sizeof(rep))) / spread * spread + n));
                fast[i] = slow[i] = Out::from_raw(7);
            }
            softmax(std::span<const In>(in + from, n), std::span<Out>(fast + from, n));
            masked_softmax(std::span<const In>(in + from, n), std::span<const bool>(all, n),
                           std::span<Out>(slow + from, n));
            for (std::size_t i = 0; i < Room; ++i) wrong += fast[i].raw() != slow[i].raw();
            if constexpr (std::is_same_v<In, Out>) {
                softmax(std::span<const In>(in + from, n), std::span<Out>(in + from, n));
                for (std::size_t i = 0; i < n; ++i) wrong += in[from + i].raw() != slow[from + i].raw();
            }
        }
    return wrong;
}

/// N equal logits get half a code each, which is rounded up by words, by vectors and by masks.
template <class In, class Out, std::size_t N>
int ties_down() {
    In in[N]{};
    Out fast[N], slow[N];
    bool all[N];
    for (bool& each : all) each = true;
    softmax(std::span<const In>(in, N), std::span<Out>(fast, N));
    masked_softmax(std::span<const In>(in, N), std::span<const bool>(all, N), std::span<Out>(slow, N));
    int wrong = 0;
    for (std::size_t i = 0; i < N; ++i) wrong += fast[i].raw() != 1 || slow[i].raw() != 1;
    return wrong;
}

}  // namespace

int main() {
    const int wrong =
        faults<q<3, 4>, uq<0, 8>>(1) + faults<q<3, 4>, q15>(1) + faults<uq<4, 4>, q7>(1) + faults<uq<4, 4>, q7>(64) +
        faults<q<5, 2>, uq<0, 8>>(16) + faults<q<3, 4>, q<3, 4>>(4) + faults<uq<3, 5>, uq<3, 5>>(1) +
        faults<from_tflite, to_tflite>(1) + faults<from_tflite, part_of_one>(50) + faults<q<3, 12>, q15>(1) +
        faults<q<3, 12>, q<3, 12>>(4096) + faults<uq<4, 12>, uq<0, 16>>(1) + faults<q<3, 12>, to_tflite>(1) +
        faults<q<3, 4>, uq<0, 8>, 1008>(1, 999, 1003) + faults<from_tflite, to_tflite, 2060>(1, 2047, 2050) +
        faults<q<3, 12>, q15, 1032>(1, 1023, 1026) + ties_down<q<3, 4>, uq<0, 8>, 512>() +
        ties_down<q<3, 12>, uq<0, 8>, 512>() + ties_down<uq<4, 4>, q<7, 0>, 2>() + ties_down<q<3, 12>, q<15, 0>, 2>();
    firmware::print("softmax_rows: ", wrong, " codes differ\n");
    return wrong == 0 ? 0 : 1;
}
