// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/table/lookup/table_view.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/format.hpp>

/// What proofs ask of a table, and the constants that they share.
namespace fxact::detail::design {

using analysis::abs;
using lookup::table_view;

/// The result of a rounding is off by half an LSB; 2^-30 is more than the doubles of a proof lose.
inline constexpr double rounding_error = double{0.5} + 0x1p-30;
/// A 32-bit output's values are larger by 2^16, and so is what doubles lose of them.
constexpr double rounding_error_of(const format& out) noexcept {
    return out.bits > 16 ? double{0.5} + 0x1p-14 : rounding_error;
}
/// The bound of a table for which no bound is known.
inline constexpr double unbounded = 0x1p40;

/// A table and the function that it is to approximate: what a proof is about.
struct claim {
    const problem* about = nullptr;
    series_view f{};
    const table_view* table = nullptr;
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
