// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <functional>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

/// std::hash of fixed and quantized, for programs on a host.
template <class Rep, int FracBits>
struct std::hash<fxact::fixed<Rep, FracBits>> {
    std::size_t operator()(fxact::fixed<Rep, FracBits> x) const noexcept { return std::hash<Rep>{}(x.raw()); }
};
template <class Rep, fxact::affine A>
struct std::hash<fxact::quantized<Rep, A>> {
    std::size_t operator()(fxact::quantized<Rep, A> x) const noexcept { return std::hash<Rep>{}(x.raw()); }
};

#include <fxact/detail/macros/back.hpp>
