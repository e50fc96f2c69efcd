// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "curve.hpp"
#include "text.hpp"

namespace fxact::docs {

/// Where a panel is in the picture, and what of the plane it shows.
struct panel {
    double left, top, width, height;
    window x, y;

    double at_x(double value) const { return left + (value - x.low) / (x.high - x.low) * width; }
    double at_y(double value) const { return top + (y.high - value) / (y.high - y.low) * height; }
    std::string place(const point& p) const { return decimal(at_x(p.x), 2) + "," + decimal(at_y(p.y), 2); }
};

namespace detail {
/// 1, 2 or 5 times a power of ten: about so many ticks.
inline double tick_step(const window& axis, int ticks) {
    const double rough = (axis.high - axis.low) / ticks, power = std::pow(10, std::floor(std::log10(rough)));
    return power * (rough > 5 * power ? 10 : rough > 2 * power ? 5 : rough > power ? 2 : 1);
}

inline std::string tag_line(double x1, double y1, double x2, double y2, const char* kind) {
    return "<path class=\"" + std::string(kind) + "\" d=\"M" + decimal(x1, 2) + "," + decimal(y1, 2) + "L" +
           decimal(x2, 2) + "," + decimal(y2, 2) + "\"/>\n";
}
}  // namespace detail

/// The beginning of a picture. The background is white whatever the page has behind it.
inline std::string svg_head(int width, int height, const std::string& styles) {
    const std::string w = std::to_string(width), h = std::to_string(height);
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + w + " " + h + R"(" width=")" + w +
           R"(" height=")" + h + R"(" role="img"
 font-family="Helvetica,Arial,sans-serif" font-size="12">
<style>
.grid{stroke:#e4e4e4}.zero{stroke:#8a8a8a}.half{stroke:#8a8a8a;stroke-dasharray:2 4}.number{font-size:11px;fill:#444}
.middle{text-anchor:middle}.end{text-anchor:end}.name{font-weight:bold;font-size:14px}
)" + styles +
           R"(</style>
<rect width=")" +
           w + R"(" height=")" + h + R"(" rx="6" fill="#fff"/>
)";
}

inline std::string label(double x, double y, const std::string& words, const std::string& kind) {
    return "<text class=\"" + kind + "\" x=\"" + decimal(x, 2) + "\" y=\"" + decimal(y, 2) + "\">" +
           replaced(replaced(words, "&", "&amp;"), "<", "&lt;") + "</text>\n";
}

/// The grid with its numbers, 0 stronger than the rest.
inline std::string axes(const panel& p, int x_ticks, int y_ticks) {
    std::string result;
    const double x_step = detail::tick_step(p.x, x_ticks), y_step = detail::tick_step(p.y, y_ticks);
    const double bottom = p.top + p.height, right = p.left + p.width;
    for (double i = std::ceil(p.x.low / x_step); i * x_step <= p.x.high; ++i) {
        const double x = p.at_x(i * x_step);
        result += detail::tag_line(x, p.top, x, bottom, i == 0 ? "zero" : "grid");
        result += label(x, bottom + 15, replaced(decimal(i * x_step, 6), "-", "−"), "number middle");
    }
    for (double i = std::ceil(p.y.low / y_step); i * y_step <= p.y.high; ++i) {
        const double y = p.at_y(i * y_step);
        result += detail::tag_line(p.left, y, right, y, i == 0 ? "zero" : "grid");
        result += label(p.left - 6, y + 4, replaced(decimal(i * y_step, 6), "-", "−"), "number end");
    }
    return result;
}

inline std::string lines(const panel& p, const curve& drawn, const std::string& kind) {
    std::string path, dots;
    for (const auto& line : drawn.lines) {
        path += "M" + p.place(line.front()) + "L";
        for (std::size_t i = 1; i < line.size(); ++i) path += (i > 1 ? " " : "") + p.place(line[i]);
    }
    for (const point& dot : drawn.dots)
        dots += "<circle class=\"" + kind + "-dot\" cx=\"" + decimal(p.at_x(dot.x), 2) + "\" cy=\"" +
                decimal(p.at_y(dot.y), 2) + "\" r=\"3.2\"/>\n";
    return "<path class=\"" + kind + "\" d=\"" + path + "\"/>\n" + dots;
}

/// What lies between the low and the high of each band; the bands are side by side over the panel's width.
template <class Band>
std::string area(const panel& p, const std::vector<Band>& bands, const std::string& kind) {
    const auto x = [&](std::size_t i) {
        return decimal(p.left + p.width * static_cast<double>(i) / static_cast<double>(bands.size()), 2);
    };
    const auto y = [&p](double value) { return decimal(p.at_y(value), 2); };
    std::string path = "M" + x(0) + "," + y(bands[0].high);
    for (std::size_t i = 0; i < bands.size(); ++i) path += "V" + y(bands[i].high) + "H" + x(i + 1);
    for (std::size_t i = bands.size(); i-- > 0;) path += "V" + y(bands[i].low) + "H" + x(i);
    return "<path class=\"" + kind + "\" d=\"" + path + "Z\"/>\n";
}

}  // namespace fxact::docs
