// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/format/ball_rounding.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/format.hpp>

namespace fxact::detail::analysis {

/// The output's code for an input's code, f correctly rounded. The series decides, unless its value is within its
/// remainder of a tie; then f is evaluated at this code.
template <class F>
constexpr std::int64_t rounded_value(const F& f, const format& in, const format& out, std::int64_t code,
                                     series_reader& read) {
    const series_piece& piece = read.piece(code);
    const double value = piece.at(code), magnitude = abs(value);
    const double fraction = magnitude - static_cast<double>(floor_of(magnitude));
    std::int64_t steps = 0;
    if (!piece.is_tabulated() && magnitude < 0x1p20 && abs(fraction - 0.5) > piece.remainder_at(code) + 0x1p-30)
        steps = to_integer(value);
    else
        steps = round_by_ziv(
            f,
            [&in, code]<class Word>(Word) {
                return ball<Word>{decode_code<Word>(in, code), 0};
            },
            [&out](const auto& y) { return in_steps(out, y); });
    const std::int64_t result = steps + out.zero_point, lowest = out.first_code(), highest = out.last_code();
    return result < lowest ? lowest : result > highest ? highest : result;
}

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
