// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "../svg.hpp"
#include "design.hpp"
#include "published.hpp"

namespace fxact::docs {

namespace detail {
/// A mark about a place: a square or a triangle.
inline std::string mark(char shape, double x, double y, const std::string& kind) {
    const auto at = [&](double dx, double dy) { return decimal(x + dx, 2) + "," + decimal(y + dy, 2); };
    const std::string path = shape == 'c' ? "M" + at(-5, -5) + "L" + at(5, -5) + " " + at(5, 5) + " " + at(-5, 5)
                                          : "M" + at(0, -6) + "L" + at(6, 5) + " " + at(-6, 5);
    return "<path class=\"" + kind + " mark\" d=\"" + path + "Z\"/>\n";
}

/// A grid of powers of two, for axes in log2.
inline std::string log_axes(const panel& p) {
    std::string result;
    const double bottom = p.top + p.height, right = p.left + p.width;
    for (double i = std::ceil(p.x.low); i <= p.x.high; ++i) {
        result += tag_line(p.at_x(i), p.top, p.at_x(i), bottom, "grid");
        result += label(p.at_x(i), bottom + 16, decimal(std::exp2(i), 2), "number middle");
    }
    for (double i = std::ceil(p.y.low); i <= p.y.high; ++i) {
        result += tag_line(p.left, p.at_y(i), right, p.at_y(i), "grid");
        result += label(p.left - 7, p.at_y(i) + 4, decimal(std::exp2(i), 0), "number end");
    }
    return result;
}
}  // namespace detail

/// Bytes against the largest error, both in powers of two: a line for each function's smallest tables, a mark for each
/// published one.
inline std::string plot_tables(const std::vector<design>& frontier) {
    std::vector<std::string> functions;
    double fewest = 1e9, most = 0;
    for (const design& d : frontier) {
        if (functions.empty() || functions.back() != d.function) functions.push_back(d.function);
        fewest = std::min(fewest, static_cast<double>(d.bytes));
        most = std::max(most, static_cast<double>(d.bytes));
    }
    const std::vector<published_table> published = published_tables();
    for (const published_table& p : published)
        if (p.mark != 0) most = std::max(most, static_cast<double>(p.bytes));

    const panel area{66, 50, 500, 330, {-1, 4}, {std::floor(std::log2(fewest)), std::ceil(std::log2(most))}};
    std::string svg =
        svg_head(760, 440, R"(.line{fill:none;stroke-width:2.2;stroke-linejoin:round}.mark{fill:#fff;stroke-width:2}
.f0{stroke:#0072b2}.f1{stroke:#d55e00}.f2{stroke:#009e73}.f3{stroke:#cc79a7}.f4{stroke:#56b4e9}
.d0{fill:#0072b2}.d1{fill:#d55e00}.d2{fill:#009e73}.d3{fill:#cc79a7}.d4{fill:#56b4e9}.key{stroke:#444}
)");
    svg += "<title>Bytes of the smallest tables against their largest error</title>\n";
    svg += label(14, 22, "Bytes of a table from q<3,12>, against its largest error", "name");
    svg += detail::log_axes(area);
    svg += label(area.left, area.top - 8, "bytes", "");
    svg +=
        label(area.left + area.width, area.top + area.height + 34, "largest error in LSB of the output, proved", "end");

    const auto place = [&](double error, double bytes) { return point{std::log2(error), std::log2(bytes)}; };
    const double key = area.left + area.width + 24;
    double y = area.top + 12;
    for (std::size_t i = 0; i < functions.size(); ++i, y += 22) {
        const std::string number = std::to_string(i);
        std::string path, dots;
        std::vector<point> points;
        for (const design& d : frontier) {
            if (d.function != functions[i]) continue;
            const point p = place(d.max_error, static_cast<double>(d.bytes));
            // Left out: what takes as many bytes as a more accurate table, and what is no more accurate than one of
            // fewer bytes.
            if (!points.empty() && points.back().y <= p.y) continue;
            if (!points.empty() && points.back().x >= p.x) points.pop_back();
            points.push_back(p);
        }
        for (const point& p : points) {
            path += (path.empty() ? "M" : path.find('L') == std::string::npos ? "L" : " ") + area.place(p);
            dots += "<circle class=\"d" + number + "\" cx=\"" + decimal(area.at_x(p.x), 2) + "\" cy=\"" +
                    decimal(area.at_y(p.y), 2) + "\" r=\"3.4\"/>\n";
        }
        svg += "<path class=\"line f" + number + "\" d=\"" + path + "\"/>\n" + dots;
        svg += detail::tag_line(key, y, key + 24, y, ("line f" + number).c_str());
        svg += "<circle class=\"d" + number + "\" cx=\"" + decimal(key + 12, 2) + "\" cy=\"" + decimal(y, 2) +
               "\" r=\"3.4\"/>\n";
        svg += label(key + 32, y + 4, functions[i], "");
    }
    for (const published_table& p : published) {
        if (p.mark == 0) continue;
        const auto owner =
            static_cast<std::size_t>(std::find(functions.begin(), functions.end(), p.function) - functions.begin());
        const point at = place(p.error, static_cast<double>(p.bytes));
        svg += detail::mark(p.mark, area.at_x(at.x), area.at_y(at.y), "f" + std::to_string(owner));
    }
    y += 14;
    svg += label(key, y, "In use today:", "");
    for (const auto& [shape, name] : {std::pair{'c', "CMSIS-NN, TFLM"}, std::pair{'n', "NNoM"}}) {
        y += 22;
        svg += detail::mark(shape, key + 12, y, "key") + label(key + 32, y + 4, name, "");
    }
    return svg + "</svg>\n";
}

}  // namespace fxact::docs
