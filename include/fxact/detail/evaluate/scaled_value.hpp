// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/ball_arithmetic.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/detail/simd/instruction_set.hpp>

namespace fxact::detail::inline fxact_variant {

/// f between grids that are known only at run time: the integer nearest to f(steps * in) / out * 2^fraction_bits. At
/// -Os all is computed in 160 bits, because the code of both widths takes 5 KB more.
template <class F>
class scaled_value {
public:
    constexpr scaled_value(const F& f, const double& in, const double& out, int fraction_bits = 0) noexcept
        : f_{f}, in_{in}, out_{ldexp(number<std::uint64_t>{out}, -fraction_bits)} {}

    constexpr std::int64_t operator()(std::int32_t steps) const noexcept {
        const auto input = [&]<class Word>(Word) {
            return ball<Word>{multiply(from_integer<Word>(steps), resize<Word>(in_)), 0};
        };
        const auto in_steps = [&]<class Word>(const ball<Word>& y) { return y / ball<Word>{resize<Word>(out_)}; };
        bool in_160_bits = simd::optimize_size;
        if (std::is_constant_evaluated()) in_160_bits = false;
        return in_160_bits ? round_in_160_bits(f_, input, in_steps) : round_by_ziv(f_, input, in_steps);
    }

private:
    const F& f_;
    number<std::uint64_t> in_, out_;  // exact
};

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
