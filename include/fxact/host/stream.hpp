// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <ostream>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

/// Numbers into a std::ostream, for programs on a host: the value as a double, with the stream's own precision.
namespace fxact {

template <class Rep, int FracBits>
std::ostream& operator<<(std::ostream& out, fixed<Rep, FracBits> x) {
    return out << static_cast<double>(x);
}
template <class Rep, affine A>
std::ostream& operator<<(std::ostream& out, quantized<Rep, A> x) {
    return out << static_cast<double>(x);
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
