// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "measure.hpp"
#include "row.hpp"
#include "text.hpp"

/// Whether activations keep what they state, with the parameters that are drawn. Each of these returns complaints.
namespace fxact::docs {

/// Whether f itself steps there, and not only its derivative.
inline bool steps_at(const row& f, double x) {
    constexpr double aside = 0x1p-30;
    const double here = f.in_double(x);
    return std::abs(f.in_double(x - aside) - here) > 1e-6 || std::abs(f.in_double(x + aside) - here) > 1e-6;
}

/// The derivative is the formula's, from x and from f(x), wherever there is no kink.
inline complaints check_derivative(const row& f) {
    constexpr long double aside = 0x1p-16L;
    if (!f.derivative) return {};
    for (int i = 0; i < 200; ++i) {
        const double x = f.shown().low + (f.shown().high - f.shown().low) * (i + 0.5) / 200, slope = f.derivative(x);
        bool at_kink = false;
        for (const double k : f.about.kinks) at_kink = at_kink || std::abs(x - k) < 1e-3;
        if (at_kink) continue;
        const auto wide = static_cast<long double>(x);
        const long double quotient = (f.exact(wide + aside) - f.exact(wide - aside)) / (2 * aside);
        if (!(std::abs(slope - static_cast<double>(quotient)) < 1e-7))
            return {"derivative is wrong at " + printed("%.9g", x)};
        if (f.derivative_from_output && !(std::abs(f.derivative_from_output(f.in_double(x)) - slope) < 1e-9))
            return {"derivative_from_output is wrong at " + printed("%.9g", x)};
    }
    return {};
}

/// The stated errors of float and double, 1 LSB and correct rounding in fixed point.
inline complaints check_bounds(const row& f, const figures& found) {
    complaints result = found.range_complaints;
    const auto above = [&result](const char* type, double ulp, double stated) {
        if (!(ulp <= stated))
            result.push_back("is " + printed("%.4f", ulp) + " ulp off in " + type + ", and states " +
                             printed("%g", stated));
    };
    above("float", found.float_ulp, f.about.float_ulp);
    above("double", found.double_ulp, f.about.double_ulp);
    if (!(found.q31_lsb <= 1)) result.push_back("is " + printed("%.3f", found.q31_lsb) + " LSB off in q31");
    if (found.q15_right != 65536)
        result.push_back("is correctly rounded for only " + grouped(found.q15_right) + " codes of q15");
    if (found.q3_12_right != 65536)
        result.push_back("is correctly rounded for only " + grouped(found.q3_12_right) + " codes of q<3,12>");
    return result;
}

inline complaints verify(const row& f, const figures& found) {
    complaints all = check_bounds(f, found);
    for (const complaints& some : {test::check_kinks(f.about.kinks, f.in_double, f.derivative), check_derivative(f)})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace fxact::docs
