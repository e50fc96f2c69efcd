// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>

#include <fxact/detail/softmax/scale.hpp>

namespace fxact {

/// The logits are divided by the temperature, between 2^-100 and 2^100: softmax<softmax_spec{.temperature = 2.0}>(in,
/// out), or softmax(in, out, softmax_spec{.temperature = t}) if only the program knows t.
struct softmax_spec {
    double temperature = 1.0;
};

namespace detail {
template <softmax_spec Spec, storable In>
constexpr auto scale_of() noexcept {
    static_assert(is_softmax_scale(Spec.temperature),
                  "fxact::softmax: the temperature must be above 0 and finite, between 2^-100 and 2^100; write "
                  "softmax_spec{.temperature = 2.0}, or hardmax for a temperature of 0");
    return constant_scale<softmax_step<In>, std::bit_cast<double_bits>(Spec.temperature)>{};
}
template <storable In>
constexpr run_time_scale<> scale_of(const softmax_spec& spec) noexcept {
    using real = number<std::uint64_t>;
    return {real{std::bit_cast<double>(softmax_step<In>)} / real{spec.temperature}};
}
}  // namespace detail

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
