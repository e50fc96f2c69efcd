// SPDX-License-Identifier: MIT
// The polynomial for tanh(a) near 0: d = 1 - tanh(a) / a with a = sqrt(s) / 4.
//
// Method  d / s is interpolated at the Chebyshev nodes of [0, 1]; coefficients to nearest
// Bound   absolute error of d: 2^-41.2 by 5 coefficients, 2^-63.2 by 8
#include "deficit.hpp"

namespace fxact::coefficients {

family tanh() {
    const deficit d{"detail/math/tanh.hpp", "tanh_fit", "1 - tanh(a) / a, a = sqrt(s)/4", "s in [0, 1]",
                    [](const real& s) -> real {
                        const real a = sqrt(s) / 4;
                        return 1 - tanh(a) / a;
                    }};
    family all;
    d.fit<std::uint32_t>(all, 5, 0, -41.2);
    d.fit<std::uint64_t>(all, 8, 3, -63.2);
    return all;
}

}  // namespace fxact::coefficients
