// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>

namespace fxact::detail {

/// f at a code of In, correctly rounded to Out: from the series, where that is certain, or else by itself.
template <auto F, discrete In, discrete Out>
constexpr rep_of<Out> rounded_value(std::int64_t code, series_reader& read) {
    const series_piece& piece = read.piece(code);
    const double value = piece.at(code), slack = piece.slack_at(code);
    const double off = enclosure::size(value) - static_cast<double>(floor_of(enclosure::size(value)));
    if (!piece.listed() && enclosure::size(value) < 0x1p20 && enclosure::size(off - 0.5) > slack + 0x1p-30)
        return raw_of(saturate<Out>(to_integer(value) + zero_point_of<Out>));
    return raw_of(evaluate_certified<Out>(F, [code]<class Word>(Word) {
        return ball<Word>{decode_code<Word, In>(code), 0};
    }));
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
