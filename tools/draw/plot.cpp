// SPDX-License-Identifier: MIT
#include "plot.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "../emit/emission.hpp"
#include "../request/comparison.hpp"
#include "svg.hpp"

namespace fxact::tools {
namespace {

using docs::label;
using docs::panel;
using docs::window;

constexpr const char* styles =
    R"(.f{fill:none;stroke:#0072b2;stroke-width:2;stroke-linejoin:round}.e{fill:#009e73;fill-opacity:.3;stroke:#009e73}
)";

/// What is between the lowest and the highest of the codes that share a place of the picture.
struct band {
    double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
    void see(double y) {
        low = std::min(low, y);
        high = std::max(high, y);
    }
};

struct drawn_codes {
    docs::curve curve;
    std::vector<band> errors;
    window x{}, y{};
    double largest = 0;
};

drawn_codes look_up_codes(const table_request& request, const table_design& design) {
    const format &in = request.in.format, &out = request.out.format;
    const compared_codes codes{in};
    const auto columns = static_cast<std::size_t>(std::min<std::int64_t>(codes.count, 320));
    drawn_codes made;
    made.errors.resize(columns);
    made.curve.lines.emplace_back();
    std::size_t last = columns;
    std::int64_t index = 0;
    band values;
    compare(request, design, [&](const compared_code& one) {
        const std::size_t column = static_cast<std::size_t>(index++) * columns / static_cast<std::size_t>(codes.count);
        const double y = static_cast<double>(one.result - out.zero_point) * out.step;
        made.errors[column].see(one.error);
        made.largest = std::max(made.largest, std::abs(one.error));
        values.see(y);
        if (column != last || index == codes.count)
            made.curve.lines[0].push_back({static_cast<double>(one.code - in.zero_point) * in.step, y});
        last = column;
    });
    const double margin = std::max(0.05 * (values.high - values.low), out.step);
    made.x = {in.lowest() * in.step, in.highest() * in.step};
    made.y = {values.low - margin, values.high + margin};
    return made;
}

}  // namespace

std::string plot(const table_request& request, const table_design& design) {
    const drawn_codes made = look_up_codes(request, design);
    const std::string title = request.function.text() + " from " + request.in.text + " to " + request.out.text;
    const double most = 1.05 * std::max(made.largest, 0.5);
    std::string svg = docs::svg_head(780, 290, styles);
    svg += "<title>" + docs::replaced(docs::replaced(title, "&", "&amp;"), "<", "&lt;") + "</title>\n";
    svg += label(14, 22, title + ", " + std::to_string(design.bytes) + " bytes", "name");

    const panel left{54, 54, 326, 204, made.x, made.y}, right{442, 54, 322, 204, made.x, {-most, most}};
    svg += docs::axes(left, 8, 6) + docs::lines(left, made.curve, "f") + label(left.left, 45, "table", "");
    svg += docs::axes(right, 8, 5) + docs::area(right, made.errors, "e");
    for (const double half : {-0.5, 0.5})
        svg += docs::detail::tag_line(right.left, right.at_y(half), right.left + right.width, right.at_y(half), "half");
    svg += label(right.left, 45, "error in LSB of the output", "");
    svg += label(right.left + right.width, 45, "proved: up to " + rounded_up(design.max_error, 3), "end");
    return svg + "</svg>\n";
}

}  // namespace fxact::tools
