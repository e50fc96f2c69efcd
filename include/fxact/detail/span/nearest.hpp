// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/nearest/nearest_float.hpp>
#include <fxact/detail/simd/float_codes.hpp>
#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/word_vector.hpp>
#include <fxact/detail/span/nearest_lanes.hpp>

namespace fxact {
struct exp_fn;
struct sigmoid_fn;
struct silu_fn;
struct tanh_fn;
}  // namespace fxact

/// Correctly rounded floats by vectors. The lanes that the first phase leaves open are computed one by one.
namespace fxact::detail::simd::inline fxact_variant {

/// The kernel of an activation.
template <class F>
struct nearest_kernel {};
template <>
struct nearest_kernel<exp_fn> {
    using type = nearest::exp_kernel;
};
template <>
struct nearest_kernel<sigmoid_fn> {
    using type = nearest::sigmoid_kernel;
};
template <>
struct nearest_kernel<silu_fn> {
    using type = nearest::silu_kernel;
};
template <>
struct nearest_kernel<tanh_fn> {
    using type = nearest::tanh_kernel;
};

#if FXACT_TARGET >= 4
/// lane_constants, each four times.
inline constexpr auto nearest_constants = [] {
    std::array<std::uint32_t, 4 * (sizeof nearest::lane_constants / sizeof(std::uint32_t))> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = nearest::lane_constants[i / 4];
    return all;
}();

/// Writes the results of the lanes that are not sure.
template <class Kernel>
[[gnu::noinline]] inline void write_open_lanes(uint32x4_t code, std::uint32_t sure, float* out) noexcept {
    if constexpr (requires { typename Kernel::elsewhere; }) {
        std::uint32_t sure_elsewhere{};
        const uint32x4_t bits = nearest::nearest_lanes<typename Kernel::elsewhere>(
            word_vector{nearest_constants.data()}, code, sure_elsewhere);
        store_codes(out, bits, static_cast<mve_pred16_t>(sure_elsewhere & ~sure));
        sure |= sure_elsewhere;
    }
    alignas(16) std::uint32_t codes[4];
    vstrwq_u32(codes, code);
    for (int i = 0; i < 4; ++i, sure >>= 4)
        if ((sure & 1) == 0)
            out[i] = from_bits<float>(nearest::second_phase<Kernel, nearest::products::wide>(codes[i]));
}

/// out[i] = the float nearest to the function's value of in[i].
template <class Kernel>
inline void nearest_by_vectors(const float* in, float* out, std::size_t count) noexcept {
    const word_vector v{nearest_constants.data()};
    by_fours(
        in, out, count, [&v](const float* from, float* to, auto lanes) __attribute__((always_inline)) {
            const uint32x4_t code = load_codes(from, lanes);
            std::uint32_t known{};
            store_codes(to, nearest::nearest_lanes<Kernel>(v, code, known), lanes);
            if constexpr (!std::is_same_v<decltype(lanes), std::true_type>) known |= ~std::uint32_t{lanes} & 0xFFFF;
            if (known != 0xFFFF) [[unlikely]]
                write_open_lanes<Kernel>(code, known, to);
        });
}
#endif

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
