// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <type_traits>

namespace fxact::test {

/// next() gives floating-point numbers of every kind: all bit patterns, and those near where a sigmoid bends.
template <class T>
class any_real {
public:
    T next() {
        const std::uint64_t bits = generator_();
        if (bits % 4 == 0)
            return std::bit_cast<T>(
                static_cast<std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>(bits >> 2 << 1));
        const double unit = std::ldexp(static_cast<double>(bits >> 11), -53);
        const double reach[]{0, sizeof(T) == 4 ? 110.0 : 760.0, 20.0, 1.0};
        return static_cast<T>((2 * unit - 1) * reach[bits % 4]);
    }

private:
    std::mt19937_64 generator_{1};
};

}  // namespace fxact::test
