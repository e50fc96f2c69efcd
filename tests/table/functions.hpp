// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/activation/sigmoid.hpp>

#include "../oracle/formulas.hpp"

/// Functions of a user's that tables are made of, and in `exact` the same ones for the oracle.
namespace fxact::designs {

inline constexpr auto x_times_sigmoid = [](auto x) { return x * sigmoid(x); };
inline constexpr auto reciprocal = [](auto x) { return decltype(x){1.0} / x; };
inline constexpr auto half = [](auto x) { return x * decltype(x){0.5}; };
inline constexpr auto square = [](auto x) { return x * x; };
inline constexpr auto negation = [](auto x) { return -x; };
inline constexpr auto sigmoid_slope = [](auto x) { return sigmoid.derivative(x); };
/// Outside the range of q15 on both sides.
inline constexpr auto thrice_silu = [](auto x) { return decltype(x){3.0} * x * sigmoid(x) - decltype(x){0.25}; };
/// Corners at -1 and 1.3, and a jump in the slope at 0.
inline constexpr auto bent = [](auto x) {
    using real = decltype(x);
    const real middle = x < real{-1.0} ? real{-1.0} : x > real{1.3} ? real{1.3} : x;
    return middle * middle * real{0.25} + (middle < real{0.0} ? -middle : middle) * real{0.1};
};
/// The fraction of bound receptors, steep at zero.
inline constexpr auto saturation = [](auto x) { return x / (decltype(x){0.01} + x); };
/// Even, with a peak at zero.
inline constexpr auto peak = [](auto x) {
    using real = decltype(x);
    return real{0.05} / (real{0.05} + (x < real{0.0} ? -x : x));
};
/// Two spikes so narrow that the samples of a design miss them.
inline constexpr auto spikes = [](auto x) {
    using real = decltype(x);
    const auto spike = [](real from) {
        const real size = real{0.5} - (from < real{0.0} ? -from : from) * real{600.0};
        return size < real{0.0} ? real{0.0} : size;
    };
    return spike(x - real{0.1234}) - spike(x + real{0.7109});
};

namespace exact_of {
inline constexpr auto reciprocal = []<class R>(R x) -> R { return 1 / x; };
inline constexpr auto thrice_silu = []<class R>(R x) -> R { return (12 * test::formulas::silu(x) - 1) / 4; };
inline constexpr auto bent = []<class R>(R x) -> R {
    const R middle = x < -1 ? R(-1) : x > R(1.3) ? R(1.3) : x;
    return middle * middle / 4 + test::exact::abs(middle) * R(0.1);
};
inline constexpr auto saturation = []<class R>(R x) -> R { return x / (R(0.01) + x); };
inline constexpr auto peak = []<class R>(R x) -> R { return R(0.05) / (R(0.05) + test::exact::abs(x)); };
}  // namespace exact_of

}  // namespace fxact::designs
