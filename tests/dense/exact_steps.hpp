// SPDX-License-Identifier: MIT
// Requantization in integers of any size: the oracle of layers.
#pragma once

#include <cmath>
#include <cstdint>

#include <boost/multiprecision/cpp_int.hpp>

namespace fxact::test {

/// sum * weight * in / out to the nearest integer, ties away from zero; at most 2^20 in size.
inline std::int32_t exact_steps(std::int64_t sum, double weight, double in, double out) {
    using boost::multiprecision::cpp_int;
    const auto integer = [](double x, int& exponent) {
        int e = 0;
        const auto digits = static_cast<std::int64_t>(std::ldexp(std::frexp(x, &e), 53));
        exponent = e - 53;
        return cpp_int{digits};
    };
    int w = 0, x = 0, o = 0;
    cpp_int above = cpp_int{sum < 0 ? -sum : sum} * integer(weight, w);
    above *= integer(in, x);
    cpp_int below = integer(out, o);
    const int exponent = w + x - o;
    if (exponent >= 0)
        above <<= exponent;
    else
        below <<= -exponent;
    const cpp_int steps = (2 * above + below) / (2 * below);
    const std::int32_t size = steps > (1 << 20) ? 1 << 20 : static_cast<std::int32_t>(steps);
    return sum < 0 ? -size : size;
}

}  // namespace fxact::test
