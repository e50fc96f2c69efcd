// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "fit.hpp"

/// Fits of a function d with d(0) = 0, as u q(u): what expm1, log1p and tanh lack to their argument near 0.
namespace fxact::coefficients {

struct deficit {
    std::string header;
    std::string name;      ///< of its constants, without the bits
    std::string function;  ///< for the page
    std::string interval;
    real (*value)(const real& u);

    /// `count` coefficients as fractions of Word, the last `narrow` of them (a constant of its own) as words of 32 bits
    /// in the same unit, all to nearest.
    template <class Word>
    void fit(family& to, std::size_t count, std::size_t narrow, double stated) const {
        constexpr int bits = std::numeric_limits<Word>::digits;
        const std::string base = name + "_" + std::to_string(bits), nodes = std::to_string(count);
        constant head{header, base, {}}, tail{header, base + "_tail", {}};
        const auto quotient = [this](const real& u) { return real(value(u) / u); };
        fixed_point q{interpolated(quotient, chebyshev_nodes(static_cast<int>(count)))};
        q.round<Word>(head, count - narrow, bits, 0, rounding::nearest);
        q.round<std::uint32_t>(tail, narrow, bits, 0, rounding::nearest);
        figure errors{"`" + base + "`" + (narrow != 0 ? ", `_tail`" : ""),
                      function,
                      interval,
                      nodes + " Chebyshev nodes, to nearest",
                      "absolute",
                      stated};
        q.measure(errors, quotient,
                  [](const real& found, const real& truth, const real& u) { return real(u * (found - truth)); });
        to.constants.push_back(head);
        if (narrow != 0) to.constants.push_back(tail);
        to.figures.push_back(errors);
    }
};

}  // namespace fxact::coefficients
