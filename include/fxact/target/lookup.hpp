// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace fxact::target {

/// The entry for a code; int8 codes stand in the order 0..127, -128..-1, so that the index is the code's byte.
template <bool Direct, class OutRep, std::size_t Entries, class InRep>
constexpr OutRep look_up(const std::array<OutRep, Entries>& entries, InRep code) noexcept {
    if constexpr (Direct) {
        return entries[static_cast<std::make_unsigned_t<InRep>>(code)];
    } else {
        constexpr int shift = std::numeric_limits<std::make_unsigned_t<InRep>>::digits - [] {
            int log = 0;
            while ((std::size_t{1} << log) < Entries - 1) ++log;
            return log;
        }();
        using wide = std::conditional_t<sizeof(OutRep) <= 2, std::int32_t, std::int64_t>;
        constexpr std::int32_t lowest = std::numeric_limits<InRep>::min();
        const auto place = static_cast<std::uint32_t>(std::int32_t{code} - lowest);
        const OutRep* const node = entries.data() + (place >> shift);
        const auto part = static_cast<wide>(place & ((std::uint32_t{1} << shift) - 1));
        const wide left = node[0], right = node[1];
        return static_cast<OutRep>(left + (((right - left) * part + (wide{1} << (shift - 1))) >> shift));
    }
}

}  // namespace fxact::target
