// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/evaluate/formula.hpp>
#include <fxact/detail/evaluate/scaled_value.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/quantized.hpp>

namespace fxact::inline fxact_variant {

/// f as a table of 256 raw values between int8 formats whose scales are known only at run time, such as those read from
/// a model. The index is the byte of the input's raw value (0..127, -128..-1):
///
///     std::array<std::int8_t, 256> lut = make_lut8(silu, {in_scale, in_zero_point}, {out_scale, out_zero_point});
///     out = lut[static_cast<std::uint8_t>(in)];
///
/// Domain   f an activation, or the user's own callable on any real; formats for which valid_for<std::int8_t>() holds
/// Range    std::int8_t; saturates; with an invalid format every entry is out's zero point, saturated
/// Error    correctly rounded: the entries of table<f, quantized<std::int8_t, in>, quantized<std::int8_t, out>>
///          (lut8_test.cpp)
/// Cost     integer arithmetic only, no libm and no floating-point helper; instructions and flash in
///          docs/performance.md. At -Os all is computed in 160 bits: a third less flash, and 40 times the instructions
template <class F>
constexpr std::array<std::int8_t, 256> make_lut8(const F& f, affine in, affine out) noexcept {
    constexpr bool usable = detail::formula<F>;
    static_assert(
        usable,
        "fxact::make_lut8: the function must take and return any real number; write a generic callable made of + - * / "
        "and fxact's functions, math::exp and not std::exp, such as [](auto x) { return x * math::exp(-x); }");
    std::array<std::int8_t, 256> lut{};
    if constexpr (usable) {
        const bool valid = valid_for<std::int8_t>(in) && valid_for<std::int8_t>(out);
        const detail::scaled_value<F> value{f, in.scale, out.scale};
        for (std::size_t i = 0; i < lut.size(); ++i) {
            const std::int64_t steps = valid ? value(static_cast<std::int8_t>(i) - in.zero_point) : 0;
            lut[i] = saturate<quantized<std::int8_t, affine{1.0, 0}>>(steps + out.zero_point).raw();
        }
    }
    return lut;
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
