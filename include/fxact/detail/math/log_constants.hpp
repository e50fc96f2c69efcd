// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace fxact::detail {

/// 1 / (1 + j/32) as fractions, rounded down; 1 is the largest fraction.
template <class Word>
inline constexpr std::array<Word, 32> reciprocal_table = [] {
    std::array<Word, 32> table{static_cast<Word>(~Word{})};
    for (Word j = 1; j < 32; ++j) {
        const Word largest = static_cast<Word>(~Word{}), divisor = 32 + j;  // 2^bits * 32 / divisor
        table[static_cast<std::size_t>(j)] = 32 * (largest / divisor) + 32 * (largest % divisor + 1) / divisor;
    }
    return table;
}();

/// ln(1 + j/32) as fractions, to nearest. (scripts/coefficients.sh computes every constant here.)
template <class Word>
inline constexpr std::array<Word, 32> log_table{};
template <>
inline constexpr std::array<std::uint32_t, 32> log_table<std::uint32_t>{
    0x00000000, 0x07E0A6C4, 0x0F851860, 0x16F0D28B, 0x1E27076E, 0x252AA5F0, 0x2BFE60E1, 0x32A4B53A,
    0x391FEF8F, 0x3F7230DB, 0x459D72AF, 0x4BA38AEC, 0x51862F08, 0x5746F6FD, 0x5CE75FDB, 0x6268CE1B,
    0x67CC8FB3, 0x6D13DDEF, 0x723FDF1E, 0x7751A813, 0x7C4A3D7F, 0x812A952D, 0x85F39721, 0x8AA61E98,
    0x8F42FAF4, 0x93CAF094, 0x983EB99A, 0x9C9F069B, 0xA0EC7F42, 0xA527C2EE, 0xA9516933, 0xAD6A0262};
template <>
inline constexpr std::array<std::uint64_t, 32> log_table<std::uint64_t>{
    0x0000000000000000, 0x07E0A6C39E0CC013, 0x0F85186008B15331, 0x16F0D28AE56B4B9C, 0x1E27076E2AF2E5EA,
    0x252AA5F03FEA4698, 0x2BFE60E14F27A791, 0x32A4B539E8AD68ED, 0x391FEF8F35344358, 0x3F7230DABC7C551B,
    0x459D72AEAE98380E, 0x4BA38AEB8474C271, 0x51862F08717B09F4, 0x5746F6FD60272942, 0x5CE75FDAEF401A74,
    0x6268CE1B05096AD7, 0x67CC8FB2FE612FCB, 0x6D13DDEF323D8A33, 0x723FDF1E6A6886B1, 0x7751A813071282FC,
    0x7C4A3D7EBC1BB2CD, 0x812A952D2E87F635, 0x85F39721295415B5, 0x8AA61E97A6AF4D4C, 0x8F42FAF3820681EF,
    0x93CAF0944D88D75C, 0x983EB99A7885F0FE, 0x9C9F069AB150CD4E, 0xA0EC7F4233957323, 0xA527C2ED81F5D811,
    0xA9516932DE2D5774, 0xAD6A0261ACF967D9};

/// ln(2) as a fraction, to nearest.
template <class Word>
inline constexpr Word ln_2_of{};
template <>
inline constexpr std::uint32_t ln_2_of<std::uint32_t> = 0xB17217F8;
template <>
inline constexpr std::uint64_t ln_2_of<std::uint64_t> = 0xB17217F7D1CF79AC;

/// Coefficients of (1 - ln(1 + r) / r) / u, r = u / 32, at the Chebyshev nodes of [0, 1]; the largest error is 2^-34.6.
inline constexpr std::uint32_t log1p_fit_32[]{0x04000000, 0x00155550, 0x00007FE7, 0x0000030A};
/// The same in 64 bits (2^-63.5); the highest coefficients need 32-bit products only.
inline constexpr std::uint64_t log1p_fit_64[]{0x03FFFFFFFFFFFFFF, 0x001555555555549E, 0x00007FFFFFFFF0F7,
                                              0x000003333332BAA9, 0x0000001555537A0A};
inline constexpr std::uint32_t log1p_fit_64_tail[]{0x9245286A, 0x03FB3D59, 0x00197310};

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
