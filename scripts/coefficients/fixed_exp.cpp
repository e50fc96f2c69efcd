// SPDX-License-Identifier: MIT
// The constants of e^-v in fixed point, for formats of 32 bits.
//
// Method  1 - e^-r = r - r^2 (c2 - c3 r + c4 r^2). c3 is 1/6 in 16 bits, down; c2 + c4 r^2 meets what is left at 0.6
//         and 0.95 of the largest r, which is 1.1 ln(2) / 64, because the multiple of ln(2) / 64 below v is estimated.
// Bound   absolute error of 1 - e^-r: 2^-45.1
#include "fit.hpp"

namespace fxact::coefficients {
namespace {

const std::string fixed_header = "detail/math/fixed_exp.hpp";

void add_fixed_fit(family& all) {
    const real largest = log(real(2)) / 64 * real("1.1"), a = largest * real("0.6"), b = largest * real("0.95");
    const auto c3 = to_word<std::uint32_t>(ldexp(1 / real(6), 18), rounding::down);
    const auto rest = [&](const real& r) { return real((r - 1 + exp(-r)) / (r * r) + ldexp(real(c3), -18) * r); };
    const real exact_c4 = (rest(b) - rest(a)) / (b * b - a * a), exact_c2 = rest(a) - exact_c4 * a * a;
    const auto c2 = to_word<std::uint32_t>(ldexp(exact_c2, 32), rounding::nearest),
               c4 = to_word<std::uint32_t>(ldexp(exact_c4, 15), rounding::nearest);
    constant fit{fixed_header, "fixed_exp_fit", {}};
    fit.add(c2);
    fit.add(c3);
    fit.add(c4);
    real exact_worst = 0, worst = 0;
    for (int i = 1; i <= 64; ++i) {
        const real r = largest * i / 64, truth = rest(r);
        exact_worst = (std::max)(exact_worst, real(abs(r * r * (exact_c2 + exact_c4 * r * r - truth))));
        worst = (std::max)(worst, real(abs(r * r * (ldexp(real(c2), -32) + ldexp(real(c4), -15) * r * r - truth))));
    }
    all.constants.push_back(fit);
    all.figures.push_back({"`fixed_exp_fit`", "1 - e^-r", "r in [0, 1.1 ln(2) / 64]", "2 nodes, to nearest", "absolute",
                           -45.1, true, static_cast<double>(log2(exact_worst)), static_cast<double>(log2(worst))});
}

}  // namespace

family fixed_exp() {
    family all;
    // ln(2) 2^32 rounded up, and by how much, in units of 2^-16
    const real ln_2 = ldexp(log(real(2)), 32);
    const auto whole = to_word<std::uint32_t>(ln_2, rounding::down) + 1;
    constant ln_2_up{fixed_header, "fixed_ln_2", {}}, inverse{fixed_header, "fixed_inverse_ln_2", {}};
    ln_2_up.add(whole);
    ln_2_up.add(to_word<std::uint32_t>(ldexp(real(whole) - ln_2, 16), rounding::nearest));
    inverse.add(to_word<std::uint32_t>(ldexp(1 / log(real(2)), 15), rounding::down));
    all.constants = {ln_2_up, inverse};
    add_fixed_fit(all);
    return all;
}

}  // namespace fxact::coefficients
