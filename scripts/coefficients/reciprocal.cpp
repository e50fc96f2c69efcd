// SPDX-License-Identifier: MIT
// The seeds of 1 / d, d in [1, 2).
//
// Method  2^8 / d at the middle of each of 64 intervals, to nearest
// Bound   |d y - 1| at most 2^-6.7, where y is the seed over 2^8
#include "fit.hpp"

namespace fxact::coefficients {

family reciprocal() {
    constant seeds{"detail/real/reciprocal.hpp", "reciprocal_seeds", {}};
    real exact_worst = 0, worst = 0;
    for (int j = 0; j < 64; ++j) {
        const real low = 1 + real(j) / 64, high = 1 + real(j + 1) / 64, exact = 2 / (low + high);
        const auto seed = static_cast<std::uint8_t>(to_word<std::uint32_t>(ldexp(exact, 8), rounding::nearest));
        seeds.add(seed);
        // d y - 1 is linear in d: it is largest at an end.
        for (const real& d : {low, high}) {
            exact_worst = (std::max)(exact_worst, real(abs(d * exact - 1)));
            worst = (std::max)(worst, real(abs(d * ldexp(real(seed), -8) - 1)));
        }
    }
    family all;
    all.constants = {seeds};
    all.figures = {{"`reciprocal_seeds`", "1 / d", "d in [1, 2), 64 intervals", "value at the middle, to nearest",
                    "relative", -6.7, true, static_cast<double>(log2(exact_worst)), static_cast<double>(log2(worst))}};
    return all;
}

}  // namespace fxact::coefficients
