// SPDX-License-Identifier: MIT
// The constants of e^x in vectors of doubles: log2(e), and the polynomial for 2^r.
//
// Method  2^r = 1 + r q(r); q interpolates (2^r - 1) / r at 8 Chebyshev nodes of [-1/2, 1/2]; coefficients to nearest
// Bound   relative error: 2^-38.7 of 2^r, 2^-37.5 of 2^r - 1
#include "fit.hpp"

namespace fxact::coefficients {

family exp_lanes() {
    const std::string header = "detail/span/exp_lanes.hpp";
    const auto quotient = [](const real& r) -> real { return (exp2(r) - 1) / r; };
    std::vector<real> nodes;
    for (const real& node : chebyshev_nodes(8)) nodes.push_back(node - real(0.5));
    const polynomial exact = interpolated(quotient, nodes);

    family all;
    constant log2_e{header, "log2_e_double", {}}, fit{header, "exp2_lanes_fit", {}};
    log2_e.add(static_cast<double>(1 / log(real(2))));
    polynomial rounded;
    for (const real& c : exact) {
        fit.add(static_cast<double>(c));
        rounded.push_back(static_cast<double>(c));
    }
    all.constants = {log2_e, fit};

    const auto worst = [&](const polynomial& p, const auto& size) {
        real most = 0;
        for (int i = -256; i <= 256; ++i) {
            const real r = real(i) / 512;
            if (i != 0) most = (std::max)(most, real(abs(r * (value_at(p, r) - quotient(r)) / size(r))));
        }
        return static_cast<double>(log2(most));
    };
    const auto power = [](const real& r) -> real { return exp2(r); };
    const auto difference = [](const real& r) -> real { return exp2(r) - 1; };
    const std::string interval = "r in [-1/2, 1/2]", method = "8 Chebyshev nodes, to nearest";
    all.figures = {{"`exp2_lanes_fit`", "2^r", interval, method, "relative", -38.7, true, worst(exact, power),
                    worst(rounded, power)},
                   {"`exp2_lanes_fit`", "2^r - 1", interval, method, "relative", -37.5, true, worst(exact, difference),
                    worst(rounded, difference)}};
    return all;
}

}  // namespace fxact::coefficients
