// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/detail/evaluate/formula.hpp>
#include <fxact/detail/evaluate/scaled_value.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/quantized.hpp>

namespace fxact::inline fxact_variant {

/// A function between int16 formats as 513 nodes, one for every 128th raw value, with straight lines between them. Made
/// by make_lut16.
struct lut16 {
    std::array<std::int16_t, 513> nodes{};

    /// The output's raw value for an input's.
    constexpr std::int16_t operator()(std::int16_t code) const noexcept {
        const std::int32_t above = code + 32'768, part = above & 127;
        const auto i = static_cast<std::size_t>(above >> 7);
        const std::int32_t low = nodes[i], high = nodes[i + 1];
        return static_cast<std::int16_t>(low + (((high - low) * part + 64) >> 7));
    }
    /// The same for a row of raw values; in and out may be the same. Returns the number of elements, or 0, and writes
    /// nothing, where the lengths disagree.
    constexpr std::size_t operator()(std::span<const std::int16_t> in, std::span<std::int16_t> out) const noexcept {
        if (in.size() != out.size()) return 0;
        for (std::size_t i = 0; i < in.size(); ++i) out[i] = (*this)(in[i]);
        return in.size();
    }
};

/// f as a table of 1,026 bytes between int16 formats whose scales are known only at run time:
///
///     lut16 gate = make_lut16(sigmoid, {in_scale, in_zero_point}, {out_scale, out_zero_point});
///     gate(samples, results);
///
/// Domain   f an activation, or the user's own callable on any real; formats for which valid_for<std::int16_t>() holds
/// Range    std::int16_t; saturates; with an invalid format every node is out's zero point, saturated
/// Error    at most 1.02 LSB + h^2 max|f''| / (16 out.scale), where h = 128 in.scale is the distance of two nodes: 1.2
///          LSB for a sigmoid from a scale of 2^-12 to 2^-15. It does not hold around a kink of f between two nodes,
///          nor between the last node that does not saturate and the next   (lut16_test.cpp)
/// Cost     integer arithmetic only, no libm and no floating-point helper: the work of 1,025 entries of make_lut8
template <class F>
constexpr lut16 make_lut16(const F& f, affine in, affine out) noexcept {
    constexpr bool usable = detail::formula<F>;
    static_assert(
        usable,
        "fxact::make_lut16: the function must take and return any real number; write a generic callable made of "
        "+ - * / and fxact's functions, math::exp and not std::exp, such as [](auto x) { return x * math::exp(-x); }");
    lut16 table;
    if constexpr (usable) {
        // Eight bits after the point are enough to place a node.
        constexpr int fraction_bits = 8;
        constexpr std::int64_t one = 1 << fraction_bits, most = std::int64_t{1} << 40;
        const bool valid = valid_for<std::int16_t>(in) && valid_for<std::int16_t>(out);
        const detail::scaled_value<F> value{f, in.scale, out.scale, fraction_bits};
        const auto at = [&](std::int32_t code) {
            const std::int64_t y = valid ? value(code - in.zero_point) : 0;
            return y < -most ? -most : y > most ? most : y;
        };
        std::int64_t low = at(-32'768), bend_before = 0;
        for (std::int32_t i = 0; i < 513; ++i) {
            // A node is moved by half of how far the curve's middle lies from the chord, on average of its two sides.
            const std::int32_t code = 128 * i - 32'768;
            const std::int64_t high = i < 512 ? at(code + 128) : low;
            const std::int64_t bend = i < 512 ? at(code + 64) - (low + high) / 2 : bend_before;
            if (i == 0) bend_before = bend;
            const std::int64_t node = low + (bend + bend_before) / 4;
            const std::int64_t steps = (node + (node < 0 ? -one / 2 : one / 2)) / one;
            table.nodes[static_cast<std::size_t>(i)] =
                saturate<quantized<std::int16_t, affine{1.0, 0}>>(steps + out.zero_point).raw();
            low = high;
            bend_before = bend;
        }
    }
    return table;
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
