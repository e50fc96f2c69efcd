// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <version>
#if !defined(__cpp_lib_format)
#error "fxact/host/format.hpp: this standard library has no std::format; write fxact/host/stream.hpp and operator<<"
#else
#include <format>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

/// std::format of fixed and quantized, for programs on a host: the value, with the options of a double.
template <class Rep, int FracBits>
struct std::formatter<fxact::fixed<Rep, FracBits>> : std::formatter<double> {
    template <class Context>
    auto format(fxact::fixed<Rep, FracBits> x, Context& context) const {
        return std::formatter<double>::format(static_cast<double>(x), context);
    }
};
template <class Rep, fxact::affine A>
struct std::formatter<fxact::quantized<Rep, A>> : std::formatter<double> {
    template <class Context>
    auto format(fxact::quantized<Rep, A> x, Context& context) const {
        return std::formatter<double>::format(static_cast<double>(x), context);
    }
};
#endif

#include <fxact/detail/macros/back.hpp>
