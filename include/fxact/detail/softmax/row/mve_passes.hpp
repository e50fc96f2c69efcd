// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET >= 4
#include <arm_mve.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/simd/stride.hpp>
#include <fxact/format.hpp>

/// The passes over a row of 8- or 16-bit codes by vectors: the largest code, and sums and results of functions of four
/// codes, in lanes of 32 bits.
namespace fxact::detail::simd::inline fxact_variant {

inline int32x4_t load_four(const std::int8_t* from) noexcept { return vldrbq_s32(from); }
inline int32x4_t load_four(const std::uint8_t* from) noexcept { return vreinterpretq_s32_u32(vldrbq_u32(from)); }
inline int32x4_t load_four(const std::int16_t* from) noexcept { return vldrhq_s32(from); }
inline int32x4_t load_four(const std::uint16_t* from) noexcept { return vreinterpretq_s32_u32(vldrhq_u32(from)); }

inline void store_four(std::int8_t* to, int32x4_t codes) noexcept { vstrbq_s32(to, codes); }
inline void store_four(std::int16_t* to, int32x4_t codes) noexcept { vstrhq_s32(to, codes); }

/// The largest of `most` and the codes of a vector, or of the lanes that are on.
inline std::int8_t largest(std::int8_t most, const std::int8_t* from) noexcept {
    return vmaxvq_s8(most, vldrbq_s8(from));
}
inline std::uint8_t largest(std::uint8_t most, const std::uint8_t* from) noexcept {
    return vmaxvq_u8(most, vldrbq_u8(from));
}
inline std::int16_t largest(std::int16_t most, const std::int16_t* from) noexcept {
    return vmaxvq_s16(most, vldrhq_s16(from));
}
inline std::uint16_t largest(std::uint16_t most, const std::uint16_t* from) noexcept {
    return vmaxvq_u16(most, vldrhq_u16(from));
}
inline std::int8_t largest(std::int8_t most, const std::int8_t* from, mve_pred16_t lanes) noexcept {
    return vmaxvq_p_s8(most, vldrbq_z_s8(from, lanes), lanes);
}
inline std::uint8_t largest(std::uint8_t most, const std::uint8_t* from, mve_pred16_t lanes) noexcept {
    return vmaxvq_p_u8(most, vldrbq_z_u8(from, lanes), lanes);
}
inline std::int16_t largest(std::int16_t most, const std::int16_t* from, mve_pred16_t lanes) noexcept {
    return vmaxvq_p_s16(most, vldrhq_z_s16(from, lanes), lanes);
}
inline std::uint16_t largest(std::uint16_t most, const std::uint16_t* from, mve_pred16_t lanes) noexcept {
    return vmaxvq_p_u16(most, vldrhq_z_u16(from, lanes), lanes);
}

/// The type of <cstdint> for a code of 8 or 16 bits, whose own type may be another.
template <class Rep>
using row_code =
    std::conditional_t<sizeof(Rep) == 1, std::conditional_t<std::is_signed_v<Rep>, std::int8_t, std::uint8_t>,
                       std::conditional_t<std::is_signed_v<Rep>, std::int16_t, std::uint16_t>>;

/// The largest code of a row that is not empty.
template <class Rep>
inline Rep largest_code(const void* row, std::size_t count) noexcept {
    using code = row_code<Rep>;
    constexpr std::size_t lanes = 16 / sizeof(code);
    const auto* next = static_cast<const code*>(row);
    code most = std::numeric_limits<code>::min();
    for (const auto* const end = next + count / lanes * lanes; next != end; next += lanes) most = largest(most, next);
    if (const std::size_t rest = count % lanes; rest != 0)
        most = largest(most, next, sizeof(code) == 1 ? vctp8q(rest) : vctp16q(rest));
    return static_cast<Rep>(most);
}

/// The sum of f.vector(codes) over the whole fours of a row.
template <class T, class F>
inline std::uint64_t sum_of_fours(const T* row, std::size_t count, const F& f) noexcept {
    const auto* next = reinterpret_cast<const row_code<rep_of<T>>*>(row);
    std::uint64_t total = 0;
    const auto add = [&](const auto* from) { total = vaddlvaq_u32(total, f.vector(load_four(from))); };
    for (const auto* const end = next + count / 8 * 8; next != end; next += 8) {
        add(next);
        add(next + 4);
    }
    if ((count & 4) != 0) add(next);
    return total;
}

/// out[i] = f(in[i]) over the whole fours, by f.vector.
template <class In, class Out, class F>
inline void transform_fours(const In* first, Out* result, std::size_t count, const F& f) noexcept {
    using out_code = std::conditional_t<sizeof(Out) == 1, std::int8_t, std::int16_t>;
    const auto* in = reinterpret_cast<const row_code<rep_of<In>>*>(first);
    auto* out = reinterpret_cast<out_code*>(result);
    const auto four = [&](const auto* from, out_code* to) { store_four(to, f.vector(load_four(from))); };
    stride<instruction_set::mve, 4, 2>(in, out, count, four);
    if ((count & 4) != 0) four(in, out);
}

}  // namespace fxact::detail::simd::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
