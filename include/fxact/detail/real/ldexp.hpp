// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// x * 2^power, exactly and without a multiplication.
template <class Word>
constexpr number<Word> ldexp(number<Word> x, int power) noexcept {
    if (!x.is_zero()) x.exponent += power;
    return x;
}
template <class Word>
constexpr ball<Word> ldexp(ball<Word> x, int power) noexcept {
    x.midpoint = ldexp(x.midpoint, power);
    return x;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
