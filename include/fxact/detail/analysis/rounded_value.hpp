// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/format.hpp>

namespace fxact::detail::analysis {

/// f at a code of In, correctly rounded to Out. The series decides, unless its value is within its remainder of a tie;
/// then f is evaluated at this code.
template <auto F, discrete In, discrete Out>
constexpr rep_of<Out> rounded_value(std::int64_t code, series_reader& read) {
    const series_piece& piece = read.piece(code);
    const double value = piece.at(code), magnitude = abs(value);
    const double fraction = magnitude - static_cast<double>(floor_of(magnitude));
    if (!piece.is_tabulated() && magnitude < 0x1p20 && abs(fraction - 0.5) > piece.remainder_at(code) + 0x1p-30)
        return raw_of(saturate<Out>(to_integer(value) + zero_point_of<Out>));
    return raw_of(evaluate_certified<Out>(F, [code]<class Word>(Word) {
        return ball<Word>{decode_code<Word, In>(code), 0};
    }));
}

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
