// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include <fxact/facts.hpp>

#include "window.hpp"

namespace fxact::docs {

struct point {
    double x, y;
};

/// A curve as it is drawn: a line for each stretch without a step, and a dot at each step, where the value there is.
struct curve {
    std::vector<std::vector<point>> lines;
    std::vector<point> dots;
};

namespace detail {
/// Points between a and b, so that straight lines between them are nowhere further from f than the tolerance.
inline void add_points(const std::function<double(double)>& f, point a, point b, double tolerance, int depth,
                       std::vector<point>& line) {
    const double middle = (a.x + b.x) / 2;
    bool straight = depth <= 0;
    if (depth > 0 && depth <= 6) {
        straight = true;
        for (const double part : {0.25, 0.5, 0.75}) {
            const double chord = a.y + (b.y - a.y) * part;
            straight = straight && std::abs(f(a.x + (b.x - a.x) * part) - chord) <= tolerance;
        }
    }
    if (!straight) {
        const point halfway{middle, f(middle)};
        add_points(f, a, halfway, tolerance, depth - 1, line);
        add_points(f, halfway, b, tolerance, depth - 1, line);
    } else {
        line.push_back(b);
    }
}
}  // namespace detail

/// tolerance is a distance on the y axis.
inline curve trace(const std::function<double(double)>& f, const window& shown, const kink_list& kinks,
                   double tolerance) {
    constexpr double aside = 0x1p-30;
    curve drawn;
    point from{shown.low, f(shown.low)};
    drawn.lines.push_back({from});
    const auto go_to = [&](double x) {
        const point to{x, f(x)};
        detail::add_points(f, from, to, tolerance, 8, drawn.lines.back());
    };
    for (const double k : kinks) {
        if (k <= shown.low || k >= shown.high) continue;
        go_to(k - aside);
        from = {k + aside, f(k + aside)};
        if (std::abs(from.y - f(k - aside)) > 1e-6) {
            drawn.dots.push_back({k, f(k)});
            drawn.lines.push_back({from});
        }
    }
    go_to(shown.high);
    return drawn;
}

/// The lowest and highest y of it.
inline window extent(const curve& drawn) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    window result{infinity, -infinity};
    const auto see = [&result](const point& p) { result = {std::min(result.low, p.y), std::max(result.high, p.y)}; };
    for (const auto& line : drawn.lines) std::for_each(line.begin(), line.end(), see);
    std::for_each(drawn.dots.begin(), drawn.dots.end(), see);
    return result;
}

}  // namespace fxact::docs
