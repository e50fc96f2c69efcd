// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstdint>
#include <limits>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>

#include "catch.hpp"

namespace {
using namespace fxact::detail;

template <class T>
void check_classes() {
    using limits = std::numeric_limits<T>;
    const T values[]{T{0},          limits::denorm_min(), limits::min() / 2,   limits::min(),          T{1},
                     limits::max(), limits::infinity(),   limits::quiet_NaN(), limits::signaling_NaN()};
    for (const T magnitude : values)
        for (const T x : {magnitude, std::copysign(magnitude, T{-1})}) {
            const auto code = to_bits(x);
            CHECK(is_nan(x) == std::isnan(x));
            CHECK(is_special(x) == !std::isfinite(x));
            CHECK(is_normal_code<T>(code) == std::isnormal(x));
            CHECK(to_bits(from_bits<T>(code)) == code);
            CHECK(nan_mask<T>(to_signed_bits(x)) == (std::isnan(x) ? -1 : 0));
            CHECK(magnitude_of<T>(to_signed_bits(x)) == to_signed_bits(std::copysign(x, T{1})));
            for (const T other : values)
                for (const T y : {other, std::copysign(other, T{-1})})
                    if (x < y) CHECK(in_order<T>(to_signed_bits(x)) < in_order<T>(to_signed_bits(y)));
        }
    CHECK(from_bits<T>(encoding<T>::infinity) == limits::infinity());
    CHECK(encoding<T>::quiet_nan == to_bits(limits::quiet_NaN()));
}
static_assert(is_positive(0x1p-1074) && is_positive(1.0F) && is_positive(0x1.fffffffffffffp1023));
static_assert(!is_positive(0.0) && !is_positive(-0.0F) && !is_positive(-1.0) &&
              !is_positive(std::numeric_limits<float>::infinity()) &&
              !is_positive(std::numeric_limits<double>::quiet_NaN()));
}  // namespace

TEST_CASE("the classes and the order of floats and doubles are read from their bits") {
    check_classes<float>();
    check_classes<double>();
}
