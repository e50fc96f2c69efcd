// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET >= 4
#include <arm_mve.h>

#include <cstddef>
#include <cstdint>
#include <type_traits>

/// Loads and stores of a vector, all lanes or the first ones, with one name for every lane type. (The polymorphic names
/// in arm_mve.h of GCC 12 fail on mixed types.) A float is handled as its bits.
namespace fxact::detail::simd::inline fxact_variant {

/// Lanes have these signed types, which the intrinsics take; `int` is not among them.
template <class Lane>
using vector_lane =
    std::conditional_t<std::is_same_v<Lane, float>, float,
                       std::conditional_t<sizeof(Lane) == 1, std::int8_t,
                                          std::conditional_t<sizeof(Lane) == 2, std::int16_t, std::int32_t>>>;

inline mve_pred16_t first_lanes(std::int8_t, std::size_t count) noexcept { return vctp8q(count); }
inline mve_pred16_t first_lanes(std::int16_t, std::size_t count) noexcept { return vctp16q(count); }
inline mve_pred16_t first_lanes(std::int32_t, std::size_t count) noexcept { return vctp32q(count); }
inline mve_pred16_t first_lanes(float, std::size_t count) noexcept { return vctp32q(count); }

inline int8x16_t load(const std::int8_t* from) noexcept { return vldrbq_s8(from); }
inline int16x8_t load(const std::int16_t* from) noexcept { return vldrhq_s16(from); }
inline int32x4_t load(const std::int32_t* from) noexcept { return vldrwq_s32(from); }
inline int32x4_t load(const float* from) noexcept { return vreinterpretq_s32_f32(vldrwq_f32(from)); }
inline int8x16_t load(const std::int8_t* from, mve_pred16_t lanes) noexcept { return vldrbq_z_s8(from, lanes); }
inline int16x8_t load(const std::int16_t* from, mve_pred16_t lanes) noexcept { return vldrhq_z_s16(from, lanes); }
inline int32x4_t load(const std::int32_t* from, mve_pred16_t lanes) noexcept { return vldrwq_z_s32(from, lanes); }
inline int32x4_t load(const float* from, mve_pred16_t lanes) noexcept {
    return vreinterpretq_s32_f32(vldrwq_z_f32(from, lanes));
}

inline void store(std::int8_t* to, int8x16_t lanes) noexcept { vstrbq_s8(to, lanes); }
inline void store(std::int16_t* to, int16x8_t lanes) noexcept { vstrhq_s16(to, lanes); }
inline void store(std::int32_t* to, int32x4_t lanes) noexcept { vstrwq_s32(to, lanes); }
inline void store(float* to, int32x4_t lanes) noexcept { vstrwq_f32(to, vreinterpretq_f32_s32(lanes)); }
inline void store(std::int8_t* to, int8x16_t v, mve_pred16_t lanes) noexcept { vstrbq_p_s8(to, v, lanes); }
inline void store(std::int16_t* to, int16x8_t v, mve_pred16_t lanes) noexcept { vstrhq_p_s16(to, v, lanes); }
inline void store(std::int32_t* to, int32x4_t v, mve_pred16_t lanes) noexcept { vstrwq_p_s32(to, v, lanes); }
inline void store(float* to, int32x4_t v, mve_pred16_t lanes) noexcept {
    vstrwq_p_f32(to, vreinterpretq_f32_s32(v), lanes);
}

/// yes in the lanes of x that are 0, else no: x | -x has its sign bit set where x is not 0. (GCC 12 generates longer
/// code for a predicate, and fails on vpselq of constants.)
inline int8x16_t where_zero(int8x16_t x, int8x16_t yes, int8x16_t no) noexcept {
    const int8x16_t nonzero = vshrq_n_s8(vorrq_s8(x, vnegq_s8(x)), 7);
    return veorq_s8(no, vbicq_s8(veorq_s8(yes, no), nonzero));
}
inline int16x8_t where_zero(int16x8_t x, int16x8_t yes, int16x8_t no) noexcept {
    const int16x8_t nonzero = vshrq_n_s16(vorrq_s16(x, vnegq_s16(x)), 15);
    return veorq_s16(no, vbicq_s16(veorq_s16(yes, no), nonzero));
}
inline int32x4_t where_zero(int32x4_t x, int32x4_t yes, int32x4_t no) noexcept {
    const int32x4_t nonzero = vshrq_n_s32(vorrq_s32(x, vnegq_s32(x)), 31);
    return veorq_s32(no, vbicq_s32(veorq_s32(yes, no), nonzero));
}

}  // namespace fxact::detail::simd::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
