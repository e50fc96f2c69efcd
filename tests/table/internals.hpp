// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include <fxact/table.hpp>

/// What tests read of a table that is not part of its interface: here, and nowhere else.
namespace fxact::test {

template <class Table>
inline constexpr fxact::symmetry symmetry_of = Table::shape.layout.symmetry;
template <class Table>
inline constexpr bool is_logarithmic = Table::shape.layout.is_logarithmic();
template <class Table>
inline constexpr bool is_corrected = Table::shape.layout.corrected;
template <class Table>
inline constexpr bool sums_in_64_bits = Table::shape.wide;

/// The code as which a code counts: the domain's nearer end if it is outside.
template <class Table>
constexpr rep_of<typename Table::input_type> within_domain(std::int64_t code) {
    return static_cast<rep_of<typename Table::input_type>>(Table::shape.layout.domain.clamped(code));
}
template <class Table>
constexpr std::pair<std::int64_t, std::int64_t> domain_ends() {
    return {Table::shape.layout.domain.first, Table::shape.layout.domain.last};
}
template <class Table>
constexpr std::pair<std::int64_t, std::int64_t> covered_ends() {
    return {Table::shape.layout.covered.first, Table::shape.layout.covered.last};
}

/// The eighths of every segment, on both sides of zero.
template <class Table>
std::vector<std::int64_t> segment_eighths() {
    constexpr auto layout = Table::shape.layout;
    constexpr std::int64_t zero = Table::shape.zero;
    std::vector<std::int64_t> codes;
    for (std::size_t i = 0; i <= Table::entries; ++i) {
        const auto segment = Table::shape.first_segment + static_cast<std::int64_t>(i);
        const std::int64_t start = layout.start_of(segment), length = layout.length_of(segment);
        for (std::int64_t eighth = 0; eighth < 8; ++eighth) {
            codes.push_back(zero + start + length * eighth / 8);
            codes.push_back(zero - start - length * eighth / 8);
        }
    }
    return codes;
}

}  // namespace fxact::test
