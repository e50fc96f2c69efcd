// SPDX-License-Identifier: MIT
// The polynomial for 1 - e^-a near 0: d = 1 - (1 - e^-a) / a with a = s / 4.
//
// Method  d / s is interpolated at the Chebyshev nodes of [0, 1]; coefficients to nearest
// Bound   absolute error of d: 2^-33.4 by 5 coefficients, 2^-62.4 by 9
#include "deficit.hpp"

namespace fxact::coefficients {

family expm1() {
    const deficit d{"detail/math/expm1.hpp", "expm1_fit", "1 - (1 - e^-a) / a, a = s/4", "s in [0, 1]",
                    [](const real& s) -> real { return 1 - (1 - exp(-s / 4)) / (s / 4); }};
    family all;
    d.fit<std::uint32_t>(all, 5, 0, -33.4);
    d.fit<std::uint64_t>(all, 9, 2, -62.4);
    return all;
}

}  // namespace fxact::coefficients
