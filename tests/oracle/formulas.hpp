// SPDX-License-Identifier: MIT
#pragma once
#include "real.hpp"

/// The activations' formulas, written again for the oracle: with a double parameter where the activation has one.
namespace fxact::test::formulas {

// ---- straight lines

inline constexpr auto identity = []<class R>(R x) -> R { return x; };
inline constexpr auto sign = []<class R>(R x) -> R { return x < 0 ? R(-1) : x > 0 ? R(1) : R(0); };
constexpr auto step_with(double at_zero) {
    return [at_zero]<class R>(R x) -> R { return x < 0 ? R(0) : x > 0 ? R(1) : R(at_zero); };
}
inline constexpr auto step = step_with(1);
inline constexpr auto relu = []<class R>(R x) -> R { return x < 0 ? R(0) : x; };
constexpr auto clipped_relu(double max) {
    return [max]<class R>(R x) -> R { return x < 0 ? R(0) : x < R(max) ? x : R(max); };
}
inline constexpr auto relu6 = clipped_relu(6);
constexpr auto leaky_relu(double negative_slope) {
    return [negative_slope]<class R>(R x) -> R { return x < 0 ? R(x * R(negative_slope)) : x; };
}
constexpr auto threshold_relu(double threshold, double value) {
    return [threshold, value]<class R>(R x) -> R { return x > R(threshold) ? x : R(value); };
}
inline constexpr auto hard_tanh = []<class R>(R x) -> R { return x < -1 ? R(-1) : x < 1 ? x : R(1); };
inline constexpr auto hard_sigmoid = []<class R>(R x) -> R { return x < -3 ? R(0) : x < 3 ? R((x + 3) / 6) : R(1); };
constexpr auto hard_sigmoid_with(double slope, double offset) {
    return [slope, offset]<class R>(R x) -> R {
        const R y = x * R(slope) + R(offset);
        return y < 0 ? R(0) : y < 1 ? y : R(1);
    };
}
inline constexpr auto hard_sigmoid_onnx = hard_sigmoid_with(0.2, 0.5);
inline constexpr auto hard_swish = []<class R>(R x) -> R { return x < -3 ? R(0) : x < 3 ? R(x * (x + 3) / 6) : x; };
constexpr auto hard_shrink(double lambda) {
    return [lambda]<class R>(R x) -> R { return exact::abs(x) > R(lambda) ? x : R(0); };
}
constexpr auto soft_shrink(double lambda) {
    return [lambda]<class R>(R x) -> R {
        return x > R(lambda) ? R(x - R(lambda)) : x < R(-lambda) ? R(x + R(lambda)) : R(0);
    };
}
constexpr auto shrink(double lambda, double bias) {
    return [lambda, bias]<class R>(R x) -> R {
        return x < R(-lambda) ? R(x + R(bias)) : x > R(lambda) ? R(x - R(bias)) : R(0);
    };
}

// ---- made of exp

inline constexpr auto exp = []<class R>(R x) -> R { return exact::exp(x); };
constexpr auto elu(double alpha) {
    return [alpha]<class R>(R x) -> R { return x > 0 ? x : R(R(alpha) * exact::expm1(x)); };
}
constexpr auto celu(double alpha) {
    return [alpha]<class R>(R x) -> R { return x > 0 ? x : R(R(alpha) * exact::expm1(R(x / R(alpha)))); };
}
constexpr auto selu_with(double alpha, double gamma) {
    return [alpha, gamma]<class R>(R x) -> R {
        return x > 0 ? R(R(gamma) * x) : R(R(gamma) * R(alpha) * exact::expm1(x));
    };
}
inline constexpr auto selu = selu_with(1.6732632423543772, 1.0507009873554805);
inline constexpr auto sigmoid = []<class R>(R x) -> R { return exact::sigmoid(x); };
inline constexpr auto sigmoid_slope = []<class R>(R x) -> R { return exact::sigmoid(x) * exact::sigmoid(R(-x)); };
inline constexpr auto silu = []<class R>(R x) -> R { return x * exact::sigmoid(x); };
constexpr auto softplus_with(double beta) {
    return [beta]<class R>(R x) -> R {
        return (x < 0 ? R(0) : x) + exact::log1p(exact::exp(R(-exact::abs(R(R(beta) * x))))) / R(beta);
    };
}
inline constexpr auto softplus = softplus_with(1);
inline constexpr auto log_sigmoid = []<class R>(R x) -> R { return -softplus(R(-x)); };
inline constexpr auto mish = []<class R>(R x) -> R {
    const R e = exact::exp(R(-exact::abs(x))), n = x < 0 ? R(e * (e + 2)) : R(1 + 2 * e);
    return x * n / (n + (x < 0 ? R(2) : R(2 * e * e)));
};
inline constexpr auto tanh = []<class R>(R x) -> R { return exact::tanh(x); };
inline constexpr auto tanh_shrink = []<class R>(R x) -> R {
    if (exact::abs(x) > 1) return x - exact::tanh(x);
    // (x cosh x - sinh x) / cosh x, of which every term is positive
    R even = 1, top = 0, bottom = 1;
    for (int n = 2; n <= 44; n += 2) {
        even = even * x * x / (n * (n - 1));
        top += even * n / (n + 1);
        bottom += even;
    }
    return x * top / bottom;
};
inline constexpr auto gelu = []<class R>(R x) -> R { return x / 2 * exact::erfc(R(-x / exact::sqrt(R(2)))); };
inline constexpr auto gelu_tanh = []<class R>(R x) -> R {
    const R pi = 4 * exact::atan(R(1)), u = exact::sqrt(R(2 / pi)) * (x + R(0.044715) * x * x * x);
    return x * exact::sigmoid(R(2 * u));
};

// ---- quotients

inline constexpr auto softsign = []<class R>(R x) -> R { return x / (1 + exact::abs(x)); };
inline constexpr auto ultra_fast_sigmoid = []<class R>(R x) -> R {
    const R u = exact::abs(x) / 2;  // 1 - z is written out, since z is near 1
    const R rest = u < R(1.7) ? R((1 - u / 2) / (1 + u))
                   : u < 3    ? R((1 - R(0.935409070603099)) - R(0.0458812946797165) * (u - R(1.7)))
                              : R(1 - R(0.99505475368673));
    return x < 0 ? R(rest / 2) : R(1 - rest / 2);
};

}  // namespace fxact::test::formulas
