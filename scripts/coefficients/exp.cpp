// SPDX-License-Identifier: MIT
// The constants of e^x: log2(e), ln(2), the table of 2^(j/32), and the polynomial for 2^(u/32).
//
// Method  2^(u/32) = 1 + u q(u) / 32; q interpolates 32 (2^(u/32) - 1) / u at the Chebyshev nodes of [0, 1]. The k-th
//         coefficient is multiplied by 32^k and rounded down, so that 2^f stays below 2.
// Bound   absolute error of 2^(u/32): 2^-31.6 by 3 coefficients, 2^-61.9 by 6
// Source  range reduction by a table after Tang, ACM TOMS 15(2), 1989
#include "fit.hpp"

namespace fxact::coefficients {
namespace {

const std::string exp_header = "detail/math/exp.hpp";

/// log2(e) / 2, a fraction, in two words of `limbs` limbs each: the high one, then the low one.
constant log2_e_of(const std::string& word, std::size_t limbs) {
    const std::vector<std::uint32_t> all = limbs_of(1 / log(real(2)) / 2, 2 * limbs);
    constant words{exp_header, "log2_e<" + word + ">", {}};
    const auto add = [&](std::size_t first) {
        if (limbs == 2)
            words.add(std::uint64_t{all[first + 1]} << 32 | all[first]);
        else
            for (std::size_t i = 0; i < limbs; ++i) words.add(all[first + i]);
    };
    add(limbs);
    add(0);
    return words;
}

template <class Word>
constant exp2_table_of(const std::string& word) {
    constant table{exp_header, "exp2_table<" + word + ">", {}};
    const int bits = std::numeric_limits<Word>::digits;
    for (int j = 0; j < 32; ++j) table.add(to_word<Word>(ldexp(exp2(real(j) / 32), bits - 1), rounding::down));
    return table;
}

real exp2_quotient(const real& u) { return 32 * (exp2(u / 32) - 1) / u; }
real exp2_error(const real& found, const real& quotient, const real& u) { return u * (found - quotient) / 32; }

figure exp2_figure(const std::string& constants, const std::string& method, double stated) {
    return {constants, "2^(u/32)", "u in [0, 1]", method, "absolute", stated};
}

}  // namespace

family exp() {
    family all;
    all.constants = {log2_e_of("std::uint32_t", 1), log2_e_of("std::uint64_t", 2), log2_e_of("limbs<5>", 5)};

    constant ln_2{exp_header, "ln_2", {}};
    for (const std::uint32_t limb : limbs_of(log(real(2)), 5)) ln_2.add(limb);
    all.constants.push_back(ln_2);
    all.constants.push_back(exp2_table_of<std::uint32_t>("std::uint32_t"));
    all.constants.push_back(exp2_table_of<std::uint64_t>("std::uint64_t"));

    constant narrow{exp_header, "exp2_fit_32", {}};
    figure of_narrow = exp2_figure("`exp2_fit_32`", "3 Chebyshev nodes, rounded down", -31.6);
    fixed_point q{interpolated(exp2_quotient, chebyshev_nodes(3))};
    q.round<std::uint32_t>(narrow, 3, 32, 5, rounding::down);
    q.measure(of_narrow, exp2_quotient, exp2_error);

    constant wide{exp_header, "exp2_fit_64", {}}, tail{exp_header, "exp2_fit_64_tail", {}};
    figure of_wide = exp2_figure("`exp2_fit_64`, `_tail`", "6 Chebyshev nodes, rounded down", -61.9);
    q = fixed_point{interpolated(exp2_quotient, chebyshev_nodes(6))};
    q.round<std::uint64_t>(wide, 4, 64, 5, rounding::down);
    q.round<std::uint32_t>(tail, 2, 41, 5, rounding::down);
    q.measure(of_wide, exp2_quotient, exp2_error);

    all.constants.insert(all.constants.end(), {narrow, wide, tail});
    all.figures = {of_narrow, of_wide};
    return all;
}

}  // namespace fxact::coefficients
