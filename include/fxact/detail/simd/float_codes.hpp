// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET >= 4
#include <arm_mve.h>

#include <cstddef>
#include <type_traits>

/// Rows of floats by vectors of their bits. The last vector of a row is predicated; of the others, std::true_type says
/// that all lanes are on.
namespace fxact::detail::simd::inline fxact_variant {

/// Calls each(from, to, lanes) for four elements at a time; the last ones are predicated.
template <class In, class Out, class Each>
[[gnu::always_inline]] inline void by_fours(const In* in, Out* out, std::size_t count, const Each& each) noexcept {
    for (const In* const end = in + (count & ~std::size_t{3}); in != end; in += 4, out += 4)
        each(in, out, std::true_type{});
    if ((count & 3) != 0) each(in, out, vctp32q(count & 3));
}
[[gnu::always_inline]] inline uint32x4_t load_codes(const float* from, std::true_type) noexcept {
    return vreinterpretq_u32_f32(vldrwq_f32(from));
}
[[gnu::always_inline]] inline uint32x4_t load_codes(const float* from, mve_pred16_t lanes) noexcept {
    return vreinterpretq_u32_f32(vldrwq_z_f32(from, lanes));
}
[[gnu::always_inline]] inline void store_codes(float* to, uint32x4_t codes, std::true_type) noexcept {
    vstrwq_f32(to, vreinterpretq_f32_u32(codes));
}
[[gnu::always_inline]] inline void store_codes(float* to, uint32x4_t codes, mve_pred16_t lanes) noexcept {
    vstrwq_p_f32(to, vreinterpretq_f32_u32(codes), lanes);
}

}  // namespace fxact::detail::simd::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
