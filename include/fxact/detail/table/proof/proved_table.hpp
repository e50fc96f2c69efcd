// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// What proofs ask of a table, and the constants that they share.
namespace fxact::detail::design {

using analysis::abs, analysis::series, analysis::series_piece;

/// The pieces of f's series over a table's domain.
template <class Table>
inline constexpr auto& series_of =
    series<Table::function, typename Table::input_type, typename Table::output_type, Table::shape.layout.domain>;

template <class Table>
inline constexpr bool direct = Table::shape.layout.method == interpolation::direct;

/// Whether there are too many codes to look up each.
template <class Table>
inline constexpr bool too_many_codes =
    sizeof(rep_of<typename Table::input_type>) > 2 && Table::shape.layout.domain.count() > 65536;

/// The result of a rounding is off by half an LSB; 2^-30 is more than the doubles of a proof lose.
inline constexpr double rounding_error = double{0.5} + 0x1p-30;
/// The bound of a table for which no bound is known.
inline constexpr double unbounded = 0x1p40;

/// The error of a result, in LSB of Out, with f clamped to Out's range.
template <discrete Out>
constexpr double error_of(rep_of<Out> code, double exact) noexcept {
    const double clamped = exact < lowest_result<Out>    ? lowest_result<Out>
                           : exact > highest_result<Out> ? highest_result<Out>
                                                         : exact;
    return abs(static_cast<double>(std::int64_t{code} - zero_point_of<Out>) - clamped);
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
