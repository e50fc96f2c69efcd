// SPDX-License-Identifier: MIT
// The tables of e^-a and 1 / (1 + f) in fractions, for correctly rounded floats and for numbers of 32 bits.
//
// Method  2^(-j/64) to 64 bits, down; 2^16 / sqrt(d e) to nearest; 1 - e^-r = r - r^2 (c2 - c3 r), where c2 - c3 r
//         meets (r - 1 + e^-r) / r^2 at 0.61 and 0.955 of the largest r
// Bound   absolute error of 1 - e^-r: 2^-36.3; |y (1 + f) - 1| at most 2^-8, where y is the seed over 2^16
#include "fit.hpp"

namespace fxact::coefficients {
namespace {

const std::string heads_header = "detail/math/exp_heads.hpp";

void add_tables(family& all) {
    constant ln_2{heads_header, "ln_2_words", {}}, heads{heads_header, "exp_heads", {}},
        tails{heads_header, "exp_tails", {}};
    const std::vector<std::uint32_t> fraction = limbs_of(log(real(2)), 2);
    ln_2.add(fraction[1]);
    ln_2.add(fraction[0]);
    for (int j = 0; j < 64; ++j) {
        const auto whole = to_word<std::uint64_t>(ldexp(exp2(-real(j) / 64), 64), rounding::down);
        heads.add(static_cast<std::uint32_t>(whole >> 32));
        tails.add(static_cast<std::uint32_t>(whole));
    }
    all.constants.insert(all.constants.end(), {ln_2, heads, tails});
}

void add_reciprocals(family& all) {
    constant seeds{heads_header, "reciprocal_heads", {}};
    real exact_worst = 0, worst = 0;
    for (int j = 0; j < 128; ++j) {
        const real low = 1 + real(j) / 128, high = 1 + real(j + 1) / 128, exact = 1 / sqrt(low * high);
        const auto seed = to_word<std::uint32_t>(ldexp(exact, 16), rounding::nearest);
        seeds.add(static_cast<std::uint16_t>(seed));
        for (const real& d : {low, high}) {
            exact_worst = (std::max)(exact_worst, real(abs(d * exact - 1)));
            worst = (std::max)(worst, real(abs(d * ldexp(real(seed), -16) - 1)));
        }
    }
    all.constants.push_back(seeds);
    all.figures.push_back({"`reciprocal_heads`", "1 / d", "d in [1, 2], 128 intervals",
                           "value at the geometric middle, to nearest", "relative", -7.9, true,
                           static_cast<double>(log2(exact_worst)), static_cast<double>(log2(worst))});
}

void add_fit(family& all) {
    const real largest = log(real(2)) / 64;
    const auto rest = [](const real& r) { return real((r - 1 + exp(-r)) / (r * r)); };
    const real a = largest * real("0.61"), b = largest * real("0.955"), slope = (rest(b) - rest(a)) / (b - a);
    constant fit{heads_header, "exp_head_fit", {}};
    const real c2 = rest(a) - slope * a, c3 = -slope;
    const auto high = to_word<std::uint32_t>(ldexp(c2, 32), rounding::nearest),
               low = to_word<std::uint32_t>(ldexp(c3, 26), rounding::nearest);
    fit.add(high);
    fit.add(low);
    real exact_worst = 0, worst = 0;
    for (int i = 1; i <= 64; ++i) {
        const real r = largest * i / 64, truth = r - 1 + exp(-r);
        exact_worst = (std::max)(exact_worst, real(abs(r * r * (c2 - c3 * r) - truth)));
        worst = (std::max)(worst, real(abs(r * r * (ldexp(real(high), -32) - ldexp(real(low), -26) * r) - truth)));
    }
    all.constants.push_back(fit);
    all.figures.push_back({"`exp_head_fit`", "1 - e^-r", "r in [0, ln(2) / 64]", "2 nodes, to nearest", "absolute",
                           -36.3, true, static_cast<double>(log2(exact_worst)), static_cast<double>(log2(worst))});
}

}  // namespace

family fraction_heads() {
    family all;
    add_tables(all);
    add_reciprocals(all);
    add_fit(all);
    return all;
}

}  // namespace fxact::coefficients
