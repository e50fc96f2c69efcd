// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <fxact/detail/evaluate.hpp>

/// The loops behind the span forms. The portable body is the reference; a faster one for a target gives the same bits.
namespace fxact::target {

/// f(x) as an Out: a table is looked up, a function made of comparisons works on the code or bits where the format stays the
/// same, and every other is computed from the real number and rounded once.
template <class Out, class F, class In>
constexpr Out element(const F& f, In x) noexcept {
    if constexpr (requires { requires std::same_as<typename F::input_type, In>; })
        return f(x);
    else if constexpr (std::same_as<In, Out> && requires { f.direct(x); })
        return f.direct(x);
    else
        return detail::evaluate<Out>(f, x);
}

template <class F, class In, class Out>
constexpr void transform(const F& f, const In* in, Out* out, std::size_t count) noexcept {
    for (std::size_t i = 0; i < count; ++i) out[i] = element<Out>(f, in[i]);
}

}  // namespace fxact::target
