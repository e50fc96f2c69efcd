// SPDX-License-Identifier: MIT
// The constants of the normal distribution: 1 / sqrt(2 pi), and polynomials for h(x) = Phi(-x) e^(x^2/2), x >= 0.
//
// Method  Segment i is a quarter of an octave of 2 + x = 2^(i/4 + 1) (1 + (i%4 + u)/4); there 2^(i/4 + 1) h is
//         interpolated at the Chebyshev nodes of u in [0, 1]; coefficients to nearest, 1 as the largest fraction.
// Bound   relative error of h, in all segments: 2^-30.3 by 8 coefficients, 2^-59.0 by 15
#include <boost/math/special_functions/erf.hpp>

#include "fit.hpp"

namespace fxact::coefficients {
namespace {

const std::string mills_header = "detail/math/mills_table.hpp", normal_header = "detail/math/normal.hpp";

/// 2^(i/4 + 1) h(x), at u in segment i.
real scaled_mills(int segment, const real& u) {
    const real scale = power_of_two(segment / 4 + 1), x = scale * (1 + (segment % 4 + u) / 4) - 2;
    return scale * boost::math::erfc(x / sqrt(real(2))) / 2 * exp(x * x / 2);
}

template <class Word>
void add_mills_table(family& to, const std::string& word, int segments, std::size_t count, double stated) {
    constexpr int bits = std::numeric_limits<Word>::digits;
    constant table{mills_header, "mills_table<" + word + ">", {}};
    figure worst{"`mills_table`, " + std::to_string(bits) + " bits",
                 "Phi(-x) e^(x^2/2)",
                 "x in [0, " + std::to_string((1 << (segments / 4 + 1)) * (4 + segments % 4) / 4 - 2) + "], " +
                     std::to_string(segments) + " segments",
                 std::to_string(count) + " Chebyshev nodes, to nearest",
                 "relative",
                 stated};
    for (int i = 0; i < segments; ++i) {
        const auto h = [i](const real& u) { return scaled_mills(i, u); };
        fixed_point p{interpolated(h, chebyshev_nodes(static_cast<int>(count)))};
        p.round<Word>(table, count, bits, 0, rounding::nearest);
        figure here = worst;
        p.measure(here, h, [](const real& found, const real& truth, const real&) { return real(found / truth - 1); });
        worst.of_fit = (std::max)(worst.of_fit, here.of_fit);
        worst.with_rounding = (std::max)(worst.with_rounding, here.with_rounding);
    }
    to.constants.push_back(table);
    to.figures.push_back(worst);
}

}  // namespace

family normal() {
    family all;
    add_mills_table<std::uint32_t>(all, "std::uint32_t", 13, 8, -30.3);
    add_mills_table<std::uint64_t>(all, "std::uint64_t", 18, 15, -59.0);
    constant terms{normal_header, "inverse_sqrt_2_pi_terms", {}};
    for (const double term : doubles_of(1 / sqrt(2 * pi()), 3)) terms.add(term);
    all.constants.push_back(terms);
    return all;
}

}  // namespace fxact::coefficients
