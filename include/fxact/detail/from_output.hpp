// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/concepts.hpp>
#include <fxact/detail/evaluate.hpp>

namespace fxact::detail {

/// f'(x) from y = f(x), in the type of y; f gives slope_from_output(W).
template <class F, scalar T>
constexpr T call_derivative_from_output(const F& f, T y) noexcept {
    if constexpr (real<T>)
        return f.slope_from_output(y);
    else
        return evaluate<T>([&f](auto w) { return f.slope_from_output(w); }, y);
}

}  // namespace fxact::detail
