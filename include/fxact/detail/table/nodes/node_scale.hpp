// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/analysis/doubles.hpp>

namespace fxact::detail::design {

using analysis::scaled_by, analysis::to_integer;

/// A node's integer is its value * 2^fraction - offset.
struct node_scale {
    int fraction = 0;
    std::int64_t offset = 0;
    bool has_sign = false;
};

/// Whether values from lowest to highest, scaled and less the offset, fit into so many bits.
constexpr bool fits(double lowest, double highest, int bits, const node_scale& scale) noexcept {
    const double unit = scaled_by(1, scale.fraction),
                 range = static_cast<double>(std::int64_t{1} << (bits - scale.has_sign));
    const auto offset = static_cast<double>(scale.offset);
    return highest * unit - offset <= range - 1 && lowest * unit - offset >= (scale.has_sign ? -range : 0);
}

/// The scale with the most fractional bits that fit, up to `most`. Three offsets are tried for each: -bias, which saves
/// the addition of the zero point and of the rounding's half, then 0, then the lowest value.
constexpr node_scale scale_of(double lowest, double highest, double bias, bool takes_bias, int bits,
                              int most) noexcept {
    for (int fraction = most;; --fraction) {
        const double unit = scaled_by(1, fraction);
        const std::int64_t offsets[]{-to_integer(bias * unit), 0, to_integer(lowest * unit) - 1};
        for (int i = takes_bias && fraction >= 1 ? 0 : 1; i < 3; ++i)
            for (int sign = 0; sign < 2; ++sign) {
                const node_scale scale{fraction, offsets[i], sign != 0};
                if (fits(lowest, highest, bits, scale)) return scale;
            }
    }
}

/// The integer type of nodes of so many bytes.
template <int Bytes, bool Signed>
using node_of = std::conditional_t<
    Signed, std::conditional_t<Bytes == 1, std::int8_t, std::conditional_t<Bytes == 2, std::int16_t, std::int32_t>>,
    std::conditional_t<Bytes == 1, std::uint8_t, std::conditional_t<Bytes == 2, std::uint16_t, std::uint32_t>>>;

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
