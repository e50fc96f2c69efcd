// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <fxact/concepts.hpp>

#include "formats.hpp"

namespace fxact::test {

/// Any raw values of a discrete format; floats and doubles from -2 to 2.
template <class T>
std::vector<T> random_values(std::size_t n, std::mt19937_64& noise) {
    std::vector<T> values(n);
    for (T& value : values)
        if constexpr (discrete<T>)
            value = make<T>(std::uniform_int_distribution<std::int64_t>{lowest_code<T>, highest_code<T>}(noise));
        else
            value = static_cast<T>(std::uniform_real_distribution<double>{-2, 2}(noise));
    return values;
}

}  // namespace fxact::test
