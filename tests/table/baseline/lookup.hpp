// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "request.hpp"

namespace fxact::baseline {

enum class curve {
    nearest,   // one entry per segment
    line,      // an entry at each end of a segment
    parabola,  // an entry at each end of a segment and in its middle
    spline,    // a quadratic B-spline, from three control points
};
enum class fold { none, even, odd };

/// What decides a table's bytes.
struct layout {
    curve kind = curve::line;
    fold half = fold::none;
    int node_bits = 16, segment_bits = 0;
    std::int64_t first = 0, last = 0;  // codes beyond are clamped
    std::int64_t origin = 0;           // where the first segment starts; the zero point of a folded table
    bool beyond = false;               // the curve may leave the output's range

    bool folded() const { return half != fold::none; }
    std::int64_t length() const { return std::int64_t{1} << segment_bits; }
    /// The largest distance from the origin.
    std::int64_t farthest() const { return std::max(last - origin, folded() ? origin - first : 0); }
    std::int64_t segments() const {
        const std::int64_t far = farthest();
        return kind == curve::nearest ? (far >> segment_bits) + 1
                                      : std::max<std::int64_t>(1, (far + length() - 1) >> segment_bits);
    }
    std::int64_t entries() const {
        const std::int64_t count = segments();
        return kind == curve::nearest    ? count
               : kind == curve::line     ? count + 1
               : kind == curve::parabola ? 2 * count + 1
                                         : count + 2;
    }
    std::size_t bytes() const { return static_cast<std::size_t>(entries() * node_bits / 8); }
    /// The bits of a place within its segment. The lowest are dropped where 64 bits would not hold the sum.
    int part_bits() const {
        if (kind == curve::nearest) return 0;
        return std::min(segment_bits, kind == curve::line ? 24 : 14);
    }
    /// The bits that the sum has below an entry's unit.
    int sum_bits() const { return kind == curve::line ? part_bits() : 2 * part_bits() + (kind == curve::spline); }

    std::string text() const {
        static const char* const kinds[]{"nearest", "line", "parabola", "spline"};
        static const char* const folds[]{"", " even", " odd"};
        std::string result = kinds[static_cast<int>(kind)];
        result += folds[static_cast<int>(half)];
        result += ' ' + std::to_string(entries()) + " x " + std::to_string(node_bits) + " bits, segments of 2^" +
                  std::to_string(segment_bits) + ", codes " + std::to_string(first) + " to " + std::to_string(last);
        return beyond ? result + ", beyond the range" : result;
    }
};

struct place {
    std::size_t segment;
    std::int64_t part;  // of 2^part_bits
    bool negative;
};
inline place place_of(const layout& plan, std::int64_t code) {
    code = std::clamp(code, plan.first, plan.last) - plan.origin;
    const bool negative = plan.folded() && code < 0;
    const std::int64_t distance = negative ? -code : code;
    // The last code of a segment that is complete counts as its far end.
    const std::int64_t segment = std::min(distance >> plan.segment_bits, plan.segments() - 1);
    const std::int64_t part = (distance - (segment << plan.segment_bits)) >> (plan.segment_bits - plan.part_bits());
    return {static_cast<std::size_t>(segment), part, negative};
}

/// A table: entries in units of 2^-fraction codes of the output, less an offset.
class table {
public:
    /// The middle is f(0), from which the curve of an odd table is counted.
    table(const layout& of, int fraction, std::int64_t offset, std::vector<std::int64_t> values, real middle)
        : plan{of}, entries{std::move(values)}, offset_{offset} {
        shift_ = std::max(0, fraction + plan.sum_bits());
        lift_ = std::max(0, -fraction - plan.sum_bits());
        added_ = shift_ == 0 ? 0 : std::int64_t{1} << (shift_ - 1);
        if (plan.half == fold::odd) added_ += static_cast<std::int64_t>(std::round(std::ldexp(middle, shift_)));
    }

    layout plan;
    std::vector<std::int64_t> entries;

    /// The curve at a code plus a half, in units of 2^-shift.
    std::int64_t sum(std::int64_t code) const {
        const place at = place_of(plan, code);
        const int bits = plan.part_bits();
        const std::int64_t t = at.part;
        std::int64_t result = 0;
        if (plan.kind == curve::nearest) {
            result = entries[at.segment];
        } else if (plan.kind == curve::line) {
            const std::int64_t left = entries[at.segment], right = entries[at.segment + 1];
            result = (left << bits) + (right - left) * t;
        } else if (plan.kind == curve::parabola) {
            const std::int64_t* p = entries.data() + 2 * at.segment;
            const std::int64_t slope = 4 * p[1] - 3 * p[0] - p[2], bend = 2 * (p[0] - 2 * p[1] + p[2]);
            result = (p[0] << 2 * bits) + (slope << bits) * t + bend * t * t;
        } else {
            const std::int64_t* p = entries.data() + at.segment;
            const std::int64_t rise = p[1] - p[0], bend = p[2] - p[1] - rise;
            result = ((p[0] + p[1]) << 2 * bits) + (rise * t << (bits + 1)) + bend * t * t;
        }
        result += offset_ << plan.sum_bits();
        result <<= lift_;
        return (at.negative && plan.half == fold::odd ? -result : result) + added_;
    }
    std::int64_t look_up(const format& out, std::int64_t code) const { return out.saturated(sum(code) >> shift_); }
    int shift() const { return shift_; }

private:
    int shift_ = 0, lift_ = 0;
    std::int64_t offset_ = 0, added_ = 0;  // in units of the entries; of the sum
};

}  // namespace fxact::baseline
