// SPDX-License-Identifier: MIT
// The constants of selu and gelu_tanh, from their closed forms.
//
// Method  selu: alpha and scale for which mean 0 and variance 1 are a fixed point, as doubles to nearest;
//         gelu_tanh: 2 sqrt(2 / pi) as a sum of three doubles
// Source  Klambauer et al., Self-Normalizing Neural Networks, NIPS 2017, equation 14
#include <boost/math/special_functions/erf.hpp>

#include "fit.hpp"

namespace fxact::coefficients {

family activation() {
    const real e = exp(real(1)), at_1 = boost::math::erfc(1 / sqrt(real(2))) * sqrt(e),
               at_2 = boost::math::erfc(sqrt(real(2))) * e * e;
    constant alpha{"activation/selu.hpp", "alpha", {}}, scale{"activation/selu.hpp", "scale", {}};
    alpha.add(static_cast<double>(sqrt(2 / pi()) / (1 - at_1)));
    scale.add(static_cast<double>((1 - at_1) * sqrt(2 * pi()) /
                                  sqrt(2 * at_2 + pi() * at_1 * at_1 - 2 * (2 + pi()) * at_1 + pi() + 2)));
    constant terms{"activation/gelu_tanh.hpp", "gelu_tanh_scale", {}};
    for (const double term : doubles_of(2 * sqrt(2 / pi()), 3)) terms.add(term);
    family all;
    all.constants = {alpha, scale, terms};
    return all;
}

}  // namespace fxact::coefficients
