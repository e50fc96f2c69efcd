// SPDX-License-Identifier: MIT
// The constants of ln(x): ln(2), the table of ln(1 + j/32), and the polynomial for ln(1 + r) near 0:
// d = 1 - ln(1 + r) / r with r = u / 32.
//
// Method  d / u is interpolated at the Chebyshev nodes of [0, 1]; coefficients and table to nearest
// Bound   absolute error of d: 2^-34.6 by 4 coefficients, 2^-63.5 by 8
#include "deficit.hpp"

namespace fxact::coefficients {
namespace {

const std::string log_header = "detail/math/log_constants.hpp";

template <class Word>
void add_logarithms(family& to, const std::string& word) {
    const int bits = std::numeric_limits<Word>::digits;
    const auto fraction = [&](const real& x) { return to_word<Word>(ldexp(log(x), bits), rounding::nearest); };
    constant table{log_header, "log_table<" + word + ">", {}}, ln_2{log_header, "ln_2_of<" + word + ">", {}};
    for (int j = 0; j < 32; ++j) table.add(fraction(1 + real(j) / 32));
    ln_2.add(fraction(2));
    to.constants.push_back(table);
    to.constants.push_back(ln_2);
}

}  // namespace

family log() {
    family all;
    add_logarithms<std::uint32_t>(all, "std::uint32_t");
    add_logarithms<std::uint64_t>(all, "std::uint64_t");
    const deficit d{log_header, "log1p_fit", "1 - ln(1 + r) / r, r = u/32", "u in [0, 1]",
                    [](const real& u) -> real { return 1 - log(1 + u / 32) / (u / 32); }};
    d.fit<std::uint32_t>(all, 4, 0, -34.6);
    d.fit<std::uint64_t>(all, 8, 3, -63.5);
    return all;
}

}  // namespace fxact::coefficients
