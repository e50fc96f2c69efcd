// SPDX-License-Identifier: MIT
// The polynomial for 2^-(u/64) in softmax of float rows: 1 - u (c[0] - c[1] u / 64) / 64.
//
// Method  c[0] - c[1] u / 64 interpolates 64 (1 - 2^(-u/64)) / u at two nodes, so that the whole is exact there and at
//         0: the three zeros of a Chebyshev polynomial of degree 3, stretched so that the first is 0 and [0, 1] ends
//         where its interval ends; coefficients to nearest
// Bound   relative error of 2^-(u/64): 2^-26.7 (with the rounding of the products, which the tests measure)
#include "fit.hpp"

namespace fxact::coefficients {

family softmax_exp() {
    // The zeros in [-1, 1] are -t, 0 and t; x -> (x + t) / (1 + t) takes -t to 0 and 1 to 1.
    const real t = cos(pi() / 6);
    const auto quotient = [](const real& u) -> real { return 64 * (1 - exp2(-u / 64)) / u; };
    fixed_point c{interpolated(quotient, {t / (1 + t), 2 * t / (1 + t)})};
    constant words{"detail/softmax/float.hpp", "softmax_exp2_fit", {}};
    c.round<std::uint32_t>(words, 2, 32, 6, rounding::nearest);
    figure errors{"`softmax_exp2_fit`", "2^-(u/64)", "u in [0, 1]", "3 stretched Chebyshev nodes, to nearest",
                  "relative",           -26.7};
    c.measure(errors, quotient, [](const real& found, const real& truth, const real& u) {
        return real((1 - u * found / 64) / (1 - u * truth / 64) - 1);
    });
    family all;
    all.constants = {words};
    all.figures = {errors};
    return all;
}

}  // namespace fxact::coefficients
