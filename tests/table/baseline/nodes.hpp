// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "lookup.hpp"
#include "samples.hpp"

namespace fxact::baseline {

/// What a table's curve has to follow, by the distance from its origin: f, or f less f(0) if the table is odd.
class target {
public:
    target(const samples& f, const layout& plan) : f_{f}, plan_{plan} {
        const format& out = f.asked().out;
        const auto low = static_cast<real>(out.lowest()), high = static_cast<real>(out.highest());
        const real margin = plan.beyond ? high - low : 0.49L;
        low_ = low - margin, high_ = high + margin;
    }

    /// f itself, of the side of zero that the domain has.
    real exact(std::int64_t distance) const {
        const std::int64_t code = plan_.origin + distance, mirrored = plan_.origin - distance;
        if (plan_.folded() && code > f_.last() && mirrored >= f_.first()) {
            const real y = f_.at(mirrored);
            return plan_.half == fold::odd ? 2 * f_.middle() - y : y;
        }
        return f_.at(code);
    }
    double operator()(std::int64_t distance) const {
        const real y = std::clamp(exact(distance), low_, high_);
        return static_cast<double>(plan_.half == fold::odd ? y - f_.middle() : y);
    }

private:
    const samples& f_;
    const layout& plan_;
    real low_ = 0, high_ = 0;
};

using real_entries = std::vector<double>;

/// The curve goes through f at the entries; a spline's control points are f - h^2 f'' / 8 in the middles of segments.
inline real_entries interpolated(const samples& f, const layout& plan) {
    const target y{f, plan};
    const std::int64_t length = plan.length(), half = length / 2;
    real_entries result;
    for (std::int64_t i = 0; i < plan.entries(); ++i) {
        if (plan.kind == curve::nearest) {
            const std::int64_t from = i * length, to = std::min(from + length - 1, plan.farthest());
            if (length == 1 && !plan.folded() && f.stride() == 1) {
                const auto at = static_cast<std::size_t>(plan.origin + i - f.first());
                result.push_back(
                    static_cast<double>(f.rounded(at, f.asked().out.saturated(std::llround(f.clamped(at))))));
                continue;
            }
            double least = y(from), largest = least;
            for (std::int64_t part = 1; part <= 16; ++part) {
                const double value = y(from + (to - from) * part / 16);
                least = std::min(least, value), largest = std::max(largest, value);
            }
            result.push_back((least + largest) / 2);
        } else if (plan.kind == curve::line) {
            result.push_back(y(i * length));
        } else if (plan.kind == curve::parabola) {
            result.push_back(y(i * half));
        } else {
            const std::int64_t start = (i - 1) * length;
            result.push_back(2 * y(start + half) - (y(start) + y(start + length)) / 2);
        }
    }
    return result;
}

/// Lines through points that are moved by half the sagitta of the two segments beside them, so that the error is the
/// same above and below.
inline real_entries shifted_by_half_sagitta(const samples& f, const layout& plan) {
    const target y{f, plan};
    real_entries result = interpolated(f, plan);
    const std::int64_t length = plan.length();
    std::vector<double> sagittas;
    for (std::int64_t i = 0; i < plan.segments(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        sagittas.push_back(y(i * length + length / 2) - (result[at] + result[at + 1]) / 2);
    }
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double left = sagittas[i == 0 ? 0 : i - 1], right = sagittas[std::min(i, sagittas.size() - 1)];
        result[i] += (left + right) / 4;
    }
    return result;
}

/// The three or two entries of a segment that its curve consists of, as weights.
inline std::array<double, 3> weights_at(curve kind, double t) {
    if (kind == curve::line) return {1 - t, t, 0};
    if (kind == curve::parabola) return {1 - 3 * t + 2 * t * t, 4 * t - 4 * t * t, 2 * t * t - t};
    return {(1 - t) * (1 - t) / 2, (1 + 2 * t - 2 * t * t) / 2, t * t / 2};
}

/// The curve of least squares over nine codes of each segment, weighted again for `rounds` times by the error (Lawson),
/// which lowers the largest one.
inline real_entries least_squares(const samples& f, const layout& plan, int rounds) {
    struct point {
        std::size_t entry;
        std::array<double, 3> basis;
        double y, weight;
    };
    const target y{f, plan};
    real_entries result = interpolated(f, plan);
    std::vector<point> points;
    const std::int64_t length = plan.length(), parts = std::min<std::int64_t>(length, 8), far = plan.farthest();
    for (std::int64_t i = 0; i < plan.segments(); ++i)
        for (std::int64_t j = 0; j <= parts; ++j) {
            const std::int64_t place = i * length + length * j / parts;
            if (place > far) break;
            const auto entry = static_cast<std::size_t>(plan.kind == curve::parabola ? 2 * i : i);
            const double t = static_cast<double>(j) / static_cast<double>(parts);
            points.push_back({entry, weights_at(plan.kind, t), y(place), 1});
        }
    for (int round = 0; round <= rounds; ++round) {
        // The normal equations, with two diagonals beside the main one. Where a segment has few codes, entries stay
        // what they are.
        std::vector<std::array<double, 3>> rows(result.size());
        real_entries right(result.size());
        for (std::size_t i = 0; i < result.size(); ++i) rows[i][0] = 1e-7, right[i] = 1e-7 * result[i];
        for (const point& p : points)
            for (std::size_t i = 0; i < 3 && p.entry + i < result.size(); ++i) {
                right[p.entry + i] += p.weight * p.basis[i] * p.y;
                for (std::size_t j = i; j < 3; ++j) rows[p.entry + i][j - i] += p.weight * p.basis[i] * p.basis[j];
            }
        const std::size_t n = result.size();
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 1; j < 3 && i + j < n; ++j) {
                const double factor = rows[i][j] / rows[i][0];
                for (std::size_t m = j; m < 3; ++m) rows[i + j][m - j] -= factor * rows[i][m];
                right[i + j] -= factor * right[i];
            }
        for (std::size_t i = n; i-- > 0;) {
            for (std::size_t j = 1; j < 3 && i + j < n; ++j) right[i] -= rows[i][j] * right[i + j];
            right[i] /= rows[i][0];
        }
        result = right;
        if (round == rounds) break;
        double largest = 1e-9, sum = 0;
        std::vector<double> errors;
        for (const point& p : points) {
            double error = -p.y;
            for (std::size_t i = 0; i < 3 && p.entry + i < n; ++i) error += p.basis[i] * result[p.entry + i];
            errors.push_back(std::abs(error));
            largest = std::max(largest, errors.back());
        }
        for (std::size_t i = 0; i < points.size(); ++i) sum += points[i].weight *= errors[i] / largest + 0.02;
        for (point& p : points) p.weight = std::max(1e-3, p.weight * static_cast<double>(points.size()) / sum);
    }
    return result;
}

/// The entries as integers with as many fractional bits as fit; none if not even the integers do.
inline std::optional<table> table_of(const samples& f, const layout& plan, const real_entries& values) {
    const auto [least, largest] = std::minmax_element(values.begin(), values.end());
    const int room = 61 - f.asked().out.bits - plan.sum_bits();
    const double highest = std::ldexp(1.0, plan.node_bits) - 1;
    for (int fraction = std::min(16, room); fraction >= -f.asked().out.bits; --fraction) {
        const double low = std::round(std::ldexp(*least, fraction));
        if (!(std::round(std::ldexp(*largest, fraction)) - low <= highest)) continue;
        std::vector<std::int64_t> entries;
        for (const double value : values)
            entries.push_back(static_cast<std::int64_t>(std::round(std::ldexp(value, fraction)) - low));
        return table{plan, fraction, static_cast<std::int64_t>(low), std::move(entries), f.middle()};
    }
    return {};
}

}  // namespace fxact::baseline
