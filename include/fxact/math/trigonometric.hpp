// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/concepts.hpp>
#include <fxact/detail/math/atan.hpp>
#include <fxact/detail/math/trigonometric.hpp>

/// sin, cos and atan for a user's own formulas. A type of the user's needs them in its own namespace.
namespace fxact::math {

namespace primitives {

// Declared so that a call in this namespace finds functions of the argument's namespace only.
void sin();
void cos();
void atan();

struct sin_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        return sin(x);
    }
};

struct cos_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        return cos(x);
    }
};

struct atan_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        return atan(x);
    }
};

}  // namespace primitives

inline constexpr primitives::sin_fn sin{};    ///< the sine, |x| < 2^1024
inline constexpr primitives::cos_fn cos{};    ///< the cosine, |x| < 2^1024
inline constexpr primitives::atan_fn atan{};  ///< the angle in [-pi/2, pi/2] whose tangent is x

}  // namespace fxact::math

#include <fxact/detail/macros/back.hpp>
