// SPDX-License-Identifier: MIT
// softmax of rows of codes or floats by words or vectors has the bits of softmax element by element, which is
// masked_softmax with an all-true mask: for every length and alignment, in place too, and no byte is written outside.
#include <bit>
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

std::uint32_t random() {
    static std::uint32_t state[2];  // zeros: firmware has no initialized variables
    state[0] = state[0] * 1664525U + 1013904223U;
    state[1] = state[1] * 22695477U + 1U;
    return state[0] ^ (state[1] >> 16);
}

/// The bits of a logit, of a row that is about `center` and `spread` wide (as exponents), or has neighbors of a float.
std::uint32_t logit(std::uint32_t kind, std::uint32_t center) {
    const std::uint32_t r = random();
    switch (kind) {
        case 0:
            return (r & 0x807F'FFFF) | (120U + (r >> 23 & 15U)) << 23;  // +-2^-7 to 2^8
        case 1:
            return (r & 0x807F'FFFF) | (90U + (r >> 23 & 63U)) << 23;  // +-2^-37 to 2^26
        case 2:
            return center + (r >> 28);  // neighbors
        case 3:
            return center ^ (r >> (8 + (center & 15U)));  // of about one size
        case 4:
            return std::bit_cast<std::uint32_t>(std::bit_cast<float>(center) - static_cast<float>(r >> 16) * 0x1p-8F);
        default:
            return r % 97 != 0 ? r & 0xBFFF'FFFF : r;  // anything; few of the huge ones
    }
}
constexpr std::uint32_t specials[]{0x8000'0000, 0,           0x8000'0001, 1,           0xFF80'0000, 0xFF7F'FFFF,
                                   0x7F7F'FFFF, 0x7F80'0000, 0x7FC0'0000, 0xFFC0'0000, 0x7F80'0001, 0xFF80'0001};

/// Rows of floats: each kind about centers of every size and sign, with a special value at every place.
template <softmax_spec Spec>
int float_faults(int rows, double temperature) {
    constexpr std::size_t room = 24;
    alignas(16) float in[room], fast[room], slow[room], at_run_time[room];
    bool all[room];
    for (bool& each : all) each = true;
    int wrong = 0, finite = 0;
    for (int r = 0; r < rows; ++r) {
        const std::size_t n = 1 + static_cast<std::size_t>(r) % 18, from = static_cast<std::size_t>(r) / 18 % 4;
        const std::uint32_t center = random();
        for (std::size_t i = 0; i < room; ++i) {
            in[i] = std::bit_cast<float>(logit(static_cast<std::uint32_t>(r) % 6, center));
            fast[i] = slow[i] = at_run_time[i] = 7;
        }
        if (r % 5 == 0) in[from + random() % n] = std::bit_cast<float>(specials[static_cast<std::size_t>(r) / 5 % 12]);
        if (r % 64 == 0)
            for (float& x : in) x = std::bit_cast<float>(specials[static_cast<std::size_t>(r) / 64 % 12]);
        softmax<Spec>(std::span<const float>(in + from, n), std::span<float>(fast + from, n));
        masked_softmax<Spec>(std::span<const float>(in + from, n), std::span<const bool>(all, n),
                             std::span<float>(slow + from, n));
        softmax(std::span<const float>(in + from, n), std::span<float>(at_run_time + from, n),
                softmax_spec{.temperature = temperature});
        softmax<Spec>(std::span<const float>(in + from, n), std::span<float>(in + from, n));
        const auto bits = [](float x) { return std::bit_cast<std::uint32_t>(x); };
        for (std::size_t i = 0; i < room; ++i) {
            wrong += bits(fast[i]) != bits(slow[i]) || bits(at_run_time[i]) != bits(slow[i]);
            wrong += i >= from && i < from + n && bits(in[i]) != bits(slow[i]);
        }
        finite += bits(slow[from]) != 0x7FC0'0000;
    }
    // A row of NaNs proves little.
    return wrong + (finite < rows / 2);
}

/// Rows so long that terms of one unit change the sum, of logits 33 to 97 below the highest; some of 12 to 76 below
/// give the sum its lowest bits.
int faults_of_long_rows() {
    constexpr std::size_t n = 8000;
    static float in[n], fast[n], slow[n];
    static bool all[n];
    for (bool& each : all) each = true;
    int wrong = 0;
    for (int r = 0; r < 30; ++r) {
        for (std::size_t i = 0; i < n; ++i)
            in[i] = (i % 64 == 0 ? -12.0F : -33.0F) - static_cast<float>(random() >> 16) * 0x1p-10F;
        in[r] = static_cast<float>(random() >> 16) * 0x1p-18F;
        softmax(std::span<const float>(in), std::span<float>(fast));
        masked_softmax(std::span<const float>(in), std::span<const bool>(all), std::span<float>(slow));
        for (std::size_t i = 0; i < n; ++i)
            wrong += std::bit_cast<std::uint32_t>(fast[i]) != std::bit_cast<std::uint32_t>(slow[i]);
    }
    return wrong;
}

}  // namespace

int main() {
    const int float_rows = float_faults<softmax_spec{}>(20'000, 1) +
                           float_faults<softmax_spec{.temperature = 0x1p20}>(5'000, 0x1p20) +
                           float_faults<softmax_spec{.temperature = 0x1p-64}>(5'000, 0x1p-64) + faults_of_long_rows();
    firmware::print("softmax_rows: ", float_rows, " floats differ\n");
    const int wrong = float_rows + faults<q<3, 4>, uq<0, 8>>(1) + faults<q<3, 4>, q15>(1) + faults<uq<4, 4>, q7>(1) +
                      faults<uq<4, 4>, q7>(64) + faults<q<5, 2>, uq<0, 8>>(16) + faults<q<3, 4>, q<3, 4>>(4) +
                      faults<uq<3, 5>, uq<3, 5>>(1) + faults<from_tflite, to_tflite>(1) +
                      faults<from_tflite, part_of_one>(50) + faults<q<3, 12>, q15>(1) +
                      faults<q<3, 12>, q<3, 12>>(4096) + faults<uq<4, 12>, uq<0, 16>>(1) +
                      faults<q<3, 12>, to_tflite>(1) + faults<q<3, 4>, uq<0, 8>, 1008>(1, 999, 1003) +
                      faults<from_tflite, to_tflite, 2060>(1, 2047, 2050) + faults<q<3, 12>, q15, 1032>(1, 1023, 1026) +
                      ties_down<q<3, 4>, uq<0, 8>, 512>() + ties_down<q<3, 12>, uq<0, 8>, 512>() +
                      ties_down<uq<4, 4>, q<7, 0>, 2>() + ties_down<q<3, 12>, q<15, 0>, 2>();
    firmware::print("softmax_rows: ", wrong, " codes differ\n");
    return wrong == 0 ? 0 : 1;
}
