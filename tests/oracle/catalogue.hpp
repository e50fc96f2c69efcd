// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/fxact.hpp>

#include "exact.hpp"

/// Every activation beside its formula, written again for the oracle.
namespace fxact::test {

namespace formula {
inline constexpr auto identity = []<class R>(R x) -> R { return x; };
inline constexpr auto sign = []<class R>(R x) -> R { return R((x > 0) - (x < 0)); };
inline constexpr auto step = []<class R>(R x) -> R { return R(x < 0 ? 0 : 1); };
inline constexpr auto relu = []<class R>(R x) -> R { return x < 0 ? R(0) : x; };
inline constexpr auto relu6 = []<class R>(R x) -> R { return x < 0 ? R(0) : x > 6 ? R(6) : x; };
inline constexpr auto sigmoid = []<class R>(R x) -> R { return exact::sigmoid(x); };
inline constexpr auto tanh = []<class R>(R x) -> R {
    const R m = -exact::expm1(R(-2 * exact::abs(x))), size = m / (2 - m);
    return x < 0 ? R(-size) : size;
};
inline constexpr auto softplus = []<class R>(R x) -> R {
    const R tail = exact::log1p(exact::exp(R(-exact::abs(x))));
    return x < 0 ? tail : R(x + tail);
};
inline constexpr auto log_sigmoid = []<class R>(R x) -> R { return -softplus(R(-x)); };
inline constexpr auto hard_sigmoid = []<class R>(R x) -> R { return x < -3 ? R(0) : x > 3 ? R(1) : R((x + 3) / 6); };
inline constexpr auto hard_sigmoid_onnx = []<class R>(R x) -> R {
    const R y = R(0.2) * x + R(0.5);
    return y < 0 ? R(0) : y > 1 ? R(1) : y;
};
inline constexpr auto ultra_fast_sigmoid = []<class R>(R x) -> R {
    const R u = exact::abs(x) / 2;  // 1 - z is written out, since z is near 1
    const R rest = u < R(1.7) ? R((1 - u / 2) / (1 + u)) : u < 3 ? R((1 - R(0.935409070603099)) - R(0.0458812946797165) * (u - R(1.7)))
                                                                : R(1 - R(0.99505475368673));
    return x < 0 ? R(rest / 2) : R(1 - rest / 2);
};
inline constexpr auto hard_tanh = []<class R>(R x) -> R { return x < -1 ? R(-1) : x > 1 ? R(1) : x; };
inline constexpr auto tanh_shrink = []<class R>(R x) -> R {
    if (exact::abs(x) > R(0.03)) return x - tanh(x);
    const R square = x * x;  // Bernoulli's numbers, by the recurrence of tanh' = 1 - tanh^2
    R term[12] = {R(1)}, sum = 0, power = x;
    for (int n = 1; n < 12; ++n) {
        term[n] = 0;
        for (int k = 0; k < n; ++k) term[n] -= term[k] * term[n - 1 - k] / (2 * n + 1);
        power *= square;
        sum -= term[n] * power;
    }
    return sum;
};
inline constexpr auto silu = []<class R>(R x) -> R { return x * exact::sigmoid(x); };
inline constexpr auto hard_swish = []<class R>(R x) -> R { return x < -3 ? R(0) : x > 3 ? x : R(x * (x + 3) / 6); };
inline constexpr auto gelu = []<class R>(R x) -> R { return x / 2 * exact::erfc(R(-x / exact::sqrt(R(2)))); };
inline constexpr auto gelu_tanh = []<class R>(R x) -> R {
    const R pi = 4 * exact::atan(R(1)), u = exact::sqrt(R(2 / pi)) * (x + R(0.044715) * x * x * x);
    return x * exact::sigmoid(R(2 * u));
};
inline constexpr auto softsign = []<class R>(R x) -> R { return x / (1 + exact::abs(x)); };
inline constexpr auto mish = []<class R>(R x) -> R {
    const R e = exact::exp(R(-exact::abs(x))), n = x < 0 ? R(e * (e + 2)) : R(1 + 2 * e);
    return x * n / (n + (x < 0 ? R(2) : R(2 * e * e)));
};
inline constexpr auto selu = []<class R>(R x) -> R {
    const R alpha = R(1.6732632423543772), scale = R(1.0507009873554805);
    return x > 0 ? R(scale * x) : R(scale * alpha * exact::expm1(x));
};
inline constexpr auto exp = []<class R>(R x) -> R { return exact::exp(x); };
inline constexpr auto clipped_relu = []<class R>(R x) -> R { return x < 0 ? R(0) : x < R(2.5) ? x : R(2.5); };
inline constexpr auto leaky_relu = []<class R>(R x) -> R { return x < 0 ? R(x * R(0.01)) : x; };
inline constexpr auto threshold_relu = []<class R>(R x) -> R { return x > R(0.75) ? x : R(-0.5); };
inline constexpr auto elu = []<class R>(R x) -> R { return x > 0 ? x : R(R(1.25) * exact::expm1(x)); };
inline constexpr auto celu = []<class R>(R x) -> R { return x > 0 ? x : R(R(0.75) * exact::expm1(R(x / R(0.75)))); };
inline constexpr auto hard_shrink = []<class R>(R x) -> R { return exact::abs(x) > R(0.5) ? x : R(0); };
inline constexpr auto soft_shrink = []<class R>(R x) -> R { return x > R(0.5) ? R(x - R(0.5)) : x < R(-0.5) ? R(x + R(0.5)) : R(0); };
inline constexpr auto softplus_with = []<class R>(R x) -> R { return softplus(R(x * R(1.7))) / R(1.7); };
inline constexpr auto sigmoid_slope = []<class R>(R x) -> R { return exact::sigmoid(x) * exact::sigmoid(R(-x)); };
}  // namespace formula

/// visit.operator()<F>(name, formula of F) for each of them, and for a derivative and a callable of the user's.
template <class Visit>
void for_each_activation(const Visit& visit) {
    visit.template operator()<fxact::identity>("identity", formula::identity);
    visit.template operator()<fxact::sign>("sign", formula::sign);
    visit.template operator()<fxact::step>("step", formula::step);
    visit.template operator()<fxact::relu>("relu", formula::relu);
    visit.template operator()<fxact::relu6>("relu6", formula::relu6);
    visit.template operator()<fxact::sigmoid>("sigmoid", formula::sigmoid);
    visit.template operator()<fxact::tanh>("tanh", formula::tanh);
    visit.template operator()<fxact::log_sigmoid>("log_sigmoid", formula::log_sigmoid);
    visit.template operator()<fxact::hard_sigmoid>("hard_sigmoid", formula::hard_sigmoid);
    visit.template operator()<fxact::hard_sigmoid_onnx>("hard_sigmoid_onnx", formula::hard_sigmoid_onnx);
    visit.template operator()<fxact::ultra_fast_sigmoid>("ultra_fast_sigmoid", formula::ultra_fast_sigmoid);
    visit.template operator()<fxact::hard_tanh>("hard_tanh", formula::hard_tanh);
    visit.template operator()<fxact::tanh_shrink>("tanh_shrink", formula::tanh_shrink);
    visit.template operator()<fxact::silu>("silu", formula::silu);
    visit.template operator()<fxact::hard_swish>("hard_swish", formula::hard_swish);
    visit.template operator()<fxact::gelu>("gelu", formula::gelu);
    visit.template operator()<fxact::gelu_tanh>("gelu_tanh", formula::gelu_tanh);
    visit.template operator()<fxact::softplus>("softplus", formula::softplus);
    visit.template operator()<fxact::softsign>("softsign", formula::softsign);
    visit.template operator()<fxact::mish>("mish", formula::mish);
    visit.template operator()<fxact::selu>("selu", formula::selu);
    visit.template operator()<fxact::exp>("exp", formula::exp);
    visit.template operator()<fxact::clipped_relu{.max = 2.5}>("clipped_relu", formula::clipped_relu);
    visit.template operator()<fxact::leaky_relu{}>("leaky_relu", formula::leaky_relu);
    visit.template operator()<fxact::threshold_relu{.threshold = 0.75, .value = -0.5}>("threshold_relu", formula::threshold_relu);
    visit.template operator()<fxact::elu{.alpha = 1.25}>("elu", formula::elu);
    visit.template operator()<fxact::celu{.alpha = 0.75}>("celu", formula::celu);
    visit.template operator()<fxact::hard_shrink{}>("hard_shrink", formula::hard_shrink);
    visit.template operator()<fxact::soft_shrink{}>("soft_shrink", formula::soft_shrink);
    visit.template operator()<fxact::softplus_with{.beta = 1.7}>("softplus_with", formula::softplus_with);
    visit.template operator()<fxact::derivative_of<fxact::sigmoid>>("sigmoid'", formula::sigmoid_slope);
    visit.template operator()<[](auto x) { return x * fxact::sigmoid(x); }>("x sigmoid(x)", formula::silu);
}

}  // namespace fxact::test
