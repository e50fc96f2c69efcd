// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/format/ball_rounding.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/format.hpp>

namespace fxact::detail::analysis {

/// f at one code, in LSB of the output. The radius is 0 if the value is exact; the interval is anything() if f has no
/// value.
template <class F>
constexpr interval value_at(const F& f, const format& in, const format& out, std::int64_t code) {
    const auto at = [&in, code]<class Word>(Word) { return ball<Word>{decode_code<Word>(in, code), 0}; };
    const auto first = attempt_at<std::uint64_t>(f, at);
    ball<std::uint64_t> y = in_steps(out, first.value);
    if (!first.decided || y.error >= ball<std::uint64_t>::unknown) {
        const auto second = attempt_at<limbs<5>>(f, at);
        const ball<limbs<5>> wide = in_steps(out, second.value);
        if (!second.decided || wide.error >= ball<limbs<5>>::unknown) return interval::anything();
        y = ball<std::uint64_t>{approximation<std::uint64_t>{resize<std::uint64_t>(wide.midpoint), 2}, 0};
    }
    if (y.midpoint.is_nan()) return interval::anything();
    constexpr double beyond_every_format = 0x1p60;
    if (y.midpoint.exponent > 60)
        return interval::exactly(y.midpoint.negative ? -beyond_every_format : beyond_every_format, 0);
    const double result = encode<double>(y.midpoint);
    const bool exact = y.error == 0 && y.midpoint == number<std::uint64_t>{result};
    return interval::exactly(result, exact ? 0 : abs(result) * (static_cast<double>(y.error) * 0x1p-63 + 0x1p-52));
}

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
