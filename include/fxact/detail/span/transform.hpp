// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>

#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/span/exp_lanes.hpp>
#include <fxact/detail/span/lanes.hpp>
#include <fxact/detail/span/nearest.hpp>
#include <fxact/detail/span/relu.hpp>
#include <fxact/detail/span/step.hpp>

/// The loops of the span forms. The portable loop is the reference; the others give the same bits.
namespace fxact::detail::simd::inline fxact_variant {

/// f(x) as an Out. A table looks x up. A function made of comparisons works on raw values or bits if In is Out. Every
/// other function is computed from the real number and rounded once.
template <class Out, class F, class In>
constexpr Out element(const F& f, const In& x) noexcept {
    if constexpr (requires { requires std::same_as<typename F::input_type, In>; })
        return f(x);
    else if constexpr (std::same_as<In, Out> && requires { f.direct(x); })
        return f.direct(x);
    else
        return detail::evaluate<Out>(f, x);
}

/// out[i] = f(in[i]).
template <instruction_set Set = native, class F, class In, class Out>
constexpr void transform(const F& f, const In* in, Out* out, std::size_t count) noexcept {
#if FXACT_TARGET < 0
    if constexpr (Set == instruction_set::doubles && std::same_as<In, float> && std::same_as<Out, float> &&
                  requires { typename kernel_of<F>; }) {
        if (!std::is_constant_evaluated() && rounds_to_nearest()) {
            by_doubles<kernel_of<F>>(in, out, count, [&f](float x) { return element<float>(f, x); });
            return;
        }
    }
#endif
    if constexpr (Set > instruction_set::portable && std::same_as<In, Out> &&
                  requires { with_lanes(f, std::type_identity<In>{}, [](const auto&) {}); }) {
        if (!std::is_constant_evaluated()) {
            with_lanes(
                f, std::type_identity<In>{}, [&]<class Lanes>(const Lanes& lanes) __attribute__((always_inline)) {
#if FXACT_TARGET >= 4
                    if constexpr (Set == instruction_set::mve)
                        return by_vectors<typename Lanes::lane>(in, out, count, lanes);
#endif
                    by_words<Set>(in, out, count, lanes);
                });
            return;
        }
    }
#if FXACT_TARGET >= 4
    if constexpr (Set == instruction_set::mve && !optimize_size && std::same_as<In, float> &&
                  std::same_as<Out, float> && requires { typename nearest_kernel<F>::type; })
        if (!std::is_constant_evaluated()) {
            nearest_by_vectors<typename nearest_kernel<F>::type>(in, out, count);
            return;
        }
#endif
    for (std::size_t i = 0; i < count; ++i) out[i] = element<Out>(f, in[i]);
}

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
