// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <string>

#include "measure.hpp"
#include "svg.hpp"

namespace fxact::docs {

namespace detail {
/// Okabe and Ito's colors, which color-blind readers can tell apart; the derivative is also dashed.
inline constexpr const char* styles =
    R"(.f,.s{fill:none;stroke-width:2;stroke-linejoin:round}.f{stroke:#0072b2}.s{stroke:#d55e00;stroke-dasharray:6 4}
.f-dot{fill:#0072b2}.s-dot{fill:#d55e00}.e{fill:#009e73;fill-opacity:.3;stroke:#009e73}
)";

inline window widened(const window& w) {
    const double margin = std::max(0.05 * (w.high - w.low), 0.05);
    return {w.low - margin, w.high + margin};
}
inline window symmetric(double high) { return {-high, high}; }
}  // namespace detail

/// The function with its derivative, and beside it the error of float.
inline std::string plot(const row& f, const figures& found) {
    panel left{44, 54, 336, 204, f.shown(), {}};
    const auto curves = [&](double tolerance) {
        return std::pair{trace(f.in_double, f.shown(), f.about.kinks, tolerance),
                         f.derivative ? trace(f.derivative, f.shown(), f.about.kinks, tolerance) : curve{}};
    };
    const window of_value = extent(curves(0.01).first), of_slope = extent(curves(0.01).second);
    left.y = detail::widened({std::min(of_value.low, of_slope.low), std::max(of_value.high, of_slope.high)});
    const auto [value, slope] = curves(0.1 * (left.y.high - left.y.low) / left.height);

    std::string svg = svg_head(780, 290, detail::styles);
    svg += "<title>" + f.name + ", its derivative, and the error of float</title>\n";
    svg += label(14, 22, f.name + f.parameters, "name");

    svg += axes(left, 8, 6) + lines(left, value, "f");
    svg += detail::tag_line(44, 41, 66, 41, "f") + label(71, 45, "f", "");
    if (f.derivative)
        svg += lines(left, slope, "s") + detail::tag_line(96, 41, 118, 41, "s") + label(123, 45, "f′", "");

    double worst = 0;
    for (const error_band& band : found.bands) worst = std::max({worst, -band.low, band.high});
    const panel right{442, 54, 322, 204, f.errors(), detail::symmetric(std::max(0.78, 1.05 * worst))};
    svg += axes(right, 8, 5);
    for (const double half : {-0.5, 0.5})
        svg += detail::tag_line(right.left, right.at_y(half), right.left + right.width, right.at_y(half), "half");
    svg += area(right, found.bands, "e");
    svg += label(right.left, 45, "error of float, in ulp", "");
    svg += label(right.left + right.width, 45, worst == 0 ? "exact" : "up to " + bound(worst), "end");
    return svg + "</svg>\n";
}

}  // namespace fxact::docs
