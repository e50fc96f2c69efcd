// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "text.hpp"

namespace fxact::docs {

/// A range as the list states it, "{0} (0.5, inf]" or "{-1, 0, 1}", and whether the results keep to it and fill it.
class range {
public:
    explicit range(const std::string& text) {
        bool points = false;
        for (const char* at = text.c_str(); *at != '\0';) {
            if (*at == ' ' || *at == '}') {
                ++at;
                continue;
            }
            if (*at == '{' || *at == '[' || *at == '(') points = *at == '{';
            piece next;
            next.low_belongs = *at != '(';
            char* end = nullptr;
            next.low = next.high = std::strtod(at + 1, &end);
            if (!points) {
                if (*end == ',') next.high = std::strtod(end + 1, &end);
                next.high_belongs = *end != ')';
            }
            if (points ? *end != ',' && *end != '}' : *end != ']' && *end != ')')
                throw std::runtime_error("not a range: " + text);
            at = points ? end : end + 1;
            pieces_.push_back(next);
        }
    }

    void see(double y) {
        for (piece& p : pieces_) {
            if (y < p.low || y > p.high || (y == p.low && !p.low_belongs) || (y == p.high && !p.high_belongs)) continue;
            p.lowest = std::fmin(p.lowest, y);
            p.highest = std::fmax(p.highest, y);
            return;
        }
        if (complaint_.empty()) complaint_ = "gives " + printed("%.9g", y) + ", which is not in its range";
    }

    /// Empty if every result was in the range, and every end of it was reached or come near to.
    std::string complaint() const {
        if (!complaint_.empty()) return complaint_;
        for (const piece& p : pieces_) {
            if (!near(p.lowest, p.low))
                return "never comes near the end " + printed("%g", p.low) + " of its range, only to " +
                       printed("%.9g", p.lowest);
            if (!near(p.highest, p.high))
                return "never comes near the end " + printed("%g", p.high) + " of its range, only to " +
                       printed("%.9g", p.highest);
        }
        return {};
    }

private:
    struct piece {
        double low = 0, high = 0;
        bool low_belongs = true, high_belongs = true;
        double lowest = HUGE_VAL, highest = -HUGE_VAL;
    };
    /// Ends are stated with five digits.
    static bool near(double seen, double end) {
        return seen == end || std::abs(seen - end) < 1e-5 * (1 + std::abs(end));
    }

    std::vector<piece> pieces_;
    std::string complaint_;
};

}  // namespace fxact::docs
