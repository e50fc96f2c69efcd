// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/softmax/softmax.hpp>

namespace fxact {

/// The exps of 8-bit logits whose scale only the program knows: 1 KB that the caller keeps, filled once.
///
///     softmax_exps exps{scale, softmax_spec{.temperature = t}};
///     softmax(std::span{int8_logits}, std::span{out}, exps);
///
/// The logits are plain integers, or codes of a format whose step is ignored. An out that is computed in the engine's
/// numbers (docs/softmax.md) takes only the scale from the table.
///
/// Domain   a scale and a temperature between 2^-100 and 2^100; no row is written with any other
/// Error    as softmax: the entries are those that the compiler makes for a constant scale   (softmax_exps_test.cpp)
class softmax_exps {
    using real = detail::number<std::uint64_t>;

public:
    constexpr explicit softmax_exps(double scale, const softmax_spec& spec = {}) noexcept
        : valid_{detail::is_softmax_scale(scale) && detail::is_softmax_scale(spec.temperature)},
          exps_{{valid_ ? real{scale} / real{spec.temperature} : real{1.0}}} {}
    constexpr bool valid() const noexcept { return valid_; }
    constexpr const auto& source() const noexcept { return exps_; }

private:
    bool valid_;
    detail::table_exps<detail::run_time_scale<>> exps_;
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
