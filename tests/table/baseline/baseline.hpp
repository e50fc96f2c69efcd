// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "lookup.hpp"
#include "nodes.hpp"
#include "request.hpp"
#include "samples.hpp"

namespace fxact::baseline {

inline constexpr double no_error = std::numeric_limits<double>::infinity();

/// The largest error over all codes tried, or infinity as soon as one is above the limit. A few codes first: most
/// tables fail there.
inline double largest_error(const samples& f, const table& made, double limit) {
    real largest = 0;
    for (const std::size_t step : {std::size_t{61}, std::size_t{1}}) {
        largest = 0;
        for (std::size_t i = 0; i < f.size(); i += step) {
            const auto found = static_cast<real>(made.look_up(f.asked().out, f.code(i)));
            largest = std::max(largest, std::abs(found - f.clamped(i)));
            if (!(largest <= static_cast<real>(limit))) return no_error;
        }
    }
    return static_cast<double>(largest);
}

/// How many entries a list of corrections needs: the codes whose result is not correctly rounded, or their distances
/// from zero if each is wrong on both sides. None if there are more than `most`, or if the curve does not tell the
/// right result, which has to be on the other side of the nearest tie.
inline std::optional<std::size_t> corrections(const samples& f, const table& made, std::size_t most) {
    std::vector<std::int64_t> wrong;
    for (std::size_t i = 0; i < f.size(); ++i) {
        const std::int64_t found = made.look_up(f.asked().out, f.code(i)), right = f.rounded(i, found);
        if (found == right) continue;
        const std::int64_t sum = made.sum(f.code(i)), unit = std::int64_t{1} << made.shift();
        const std::int64_t other = found + ((sum & (unit - 1)) >= unit / 2 ? 1 : -1);
        if (made.shift() == 0 || other != right || !f.asked().allowed.corrections) return {};
        wrong.push_back(f.code(i) - f.asked().in.zero_point);
        if (wrong.size() > 2 * most) return {};
    }
    std::vector<std::int64_t> sizes;
    for (const std::int64_t x : wrong) sizes.push_back(std::abs(x));
    std::sort(sizes.begin(), sizes.end());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    const bool has_zero = !sizes.empty() && sizes.front() == 0;
    const std::size_t count = 2 * sizes.size() - has_zero == wrong.size() ? sizes.size() : wrong.size();
    return count <= most ? std::optional{count} : std::nullopt;
}

/// A lower bound on the error of any table with a line, or a parabola, on each segment: from the second or third
/// differences of f, less the half that rounding may gain. Only where f is within the output's range.
inline double least_error(const samples& f, const layout& plan, double enough) {
    const target y{f, plan};
    const bool line = plan.kind == curve::line;
    const std::int64_t length = plan.length(), side = plan.origin + plan.farthest() <= f.last() ? 1 : -1;
    const std::int64_t nearest_end = side > 0 ? plan.last : plan.first;
    const std::int64_t covered = std::abs(nearest_end - plan.origin);
    double result = 0;
    const auto inside = [&](real v) { return v == f.clamp(v); };
    for (std::int64_t at = 0; at + length <= covered && result <= enough; at += length) {
        const real first = y.exact(at), last = y.exact(at + length);
        if (!inside(first) || !inside(last)) continue;
        real difference = 0;
        if (line) {
            const real middle = y.exact(at + length / 2);
            if (inside(middle)) difference = (first - 2 * middle + last) / 4;
        } else {
            const real low = y.exact(at + length / 4), high = y.exact(at + length * 3 / 4);
            if (inside(low) && inside(high)) difference = (last - first + 2 * low - 2 * high) / 6;
        }
        result = std::max(result, static_cast<double>(std::abs(difference)) - 0.52);
    }
    return result;
}

/// All layouts that are worth a try, of fewer bytes than one entry per code takes.
inline std::vector<layout> layouts(const samples& f, double error, std::size_t most) {
    const request& asked = f.asked();
    const std::int64_t zero = asked.in.zero_point;
    std::vector<fold> halves{fold::none};
    if (asked.allowed.folds && f.is_odd()) halves.push_back(fold::odd);
    if (asked.allowed.folds && f.is_even()) halves.push_back(fold::even);
    std::vector<layout> result;
    const auto add = [&](layout plan) {
        for (const int bits : {8, 16, 32}) {
            plan.node_bits = bits;
            if (plan.bytes() > most) continue;
            plan.beyond = false;
            result.push_back(plan);
            plan.beyond = true;
            if (asked.allowed.beyond_range && f.leaves_range()) result.push_back(plan);
        }
    };
    for (const cover& covered : covers(f, error))
        for (const fold half : halves)
            for (int bits = 0; (covered.last - covered.first) >> bits != 0; ++bits) {
                const std::int64_t length = std::int64_t{1} << bits;
                if (length < f.stride()) continue;
                // Segments start at the first code, or at a multiple of their length counted from zero.
                const std::int64_t aligned = zero + ((covered.first - zero) >> bits) * length;
                std::vector<std::int64_t> origins{half != fold::none ? zero : aligned};
                if (half == fold::none && f.stride() == 1 && covered.first != aligned) origins.push_back(covered.first);
                for (const std::int64_t origin : origins) {
                    for (const curve kind : {curve::nearest, curve::line, curve::parabola, curve::spline}) {
                        if ((kind != curve::nearest && bits == 0) || (kind >= curve::parabola && bits < 2)) continue;
                        add({.kind = kind,
                             .half = half,
                             .segment_bits = bits,
                             .first = covered.first,
                             .last = covered.last,
                             .origin = origin});
                    }
                }
            }
    return result;
}

/// The ways to choose the entries of a layout.
inline constexpr int choices = 4;
inline std::optional<real_entries> entries_by(int choice, const samples& f, const layout& plan) {
    if (choice == 0) return interpolated(f, plan);
    if (plan.kind == curve::nearest) return {};
    if (choice == 1) return plan.kind == curve::line ? std::optional{shifted_by_half_sagitta(f, plan)} : std::nullopt;
    return least_squares(f, plan, choice == 2 ? 0 : 6);
}

/// The largest error of correctly rounded results.
inline double rounding_error(const samples& f) {
    real result = 0;
    for (std::size_t i = 0; i < f.size(); ++i) {
        const auto entry = static_cast<real>(f.rounded(i, f.asked().out.saturated(std::llround(f.clamped(i)))));
        result = std::max(result, std::abs(entry - f.clamped(i)));
    }
    return static_cast<double>(result);
}

/// One entry per code, each as wide as the output.
inline answer direct_table(const samples& f) {
    if (f.stride() != 1) return {};
    const auto bytes = static_cast<std::size_t>((f.last() - f.first() + 1) * f.asked().out.bits / 8);
    return {true, bytes, rounding_error(f), "direct"};
}

/// The smallest table that meets a request; or, if only bytes are limited, the one of the smallest error.
inline answer design(const request& asked) {
    const samples f{asked};
    answer best = direct_table(f);
    if (asked.wants_direct()) return best;
    const bool by_error = asked.wants_least_error();
    // Where not all codes are tried, one between them may be a little worse.
    const double asked_error = asked.max_error == 0 ? 1 : asked.max_error, margin = f.stride() == 1 ? 0 : 0.02;
    const double limit = asked.exact || by_error ? no_error : asked_error - margin;
    const std::size_t unlimited = std::size_t{1} << 18, bytes = asked.max_bytes == 0 ? unlimited : asked.max_bytes;
    best.met = best.met && best.bytes <= bytes && best.max_error <= limit;
    if (!best.met) best = {};

    auto plans = layouts(f, by_error || asked.exact ? 1.0 : limit, std::min(bytes, best.met ? best.bytes : bytes));
    std::stable_sort(plans.begin(), plans.end(), [&](const layout& a, const layout& b) {
        return by_error ? a.bytes() > b.bytes() : a.bytes() < b.bytes();
    });
    std::map<std::tuple<bool, fold, int, std::int64_t, std::int64_t, std::int64_t>, double> bounds;
    for (const layout& plan : plans) {
        if (best.met && !by_error && plan.bytes() >= best.bytes) break;
        if (best.met && by_error && best.max_error == 0) break;
        const double enough = asked.exact ? 0.25 : by_error && best.met ? best.max_error : limit;
        if (plan.kind != curve::nearest) {
            const auto key =
                std::tuple{plan.kind == curve::line, plan.half, plan.segment_bits, plan.first, plan.last, plan.origin};
            auto known = bounds.find(key);
            if (known == bounds.end()) known = bounds.emplace(key, least_error(f, plan, enough)).first;
            if (known->second > enough) continue;
        }
        for (int choice = 0; choice < choices; ++choice) {
            const auto values = entries_by(choice, f, plan);
            const auto made = values ? table_of(f, plan, *values) : std::nullopt;
            if (!made) continue;
            if (asked.exact) {
                const std::size_t width = static_cast<std::size_t>(asked.in.bits) / 8;
                const std::size_t smaller = best.met ? best.bytes - 1 : bytes;
                if (plan.bytes() > smaller) break;
                const auto count = corrections(f, *made, (smaller - plan.bytes()) / width);
                if (!count) continue;
                best = {true, plan.bytes() + *count * width, rounding_error(f),
                        plan.text() + ", " + std::to_string(*count) + " corrections"};
            } else {
                const double error = largest_error(f, *made, by_error && best.met ? best.max_error : limit);
                if (error == no_error || (by_error && best.met && error >= best.max_error)) continue;
                best = {true, plan.bytes(), error, plan.text()};
                if (!by_error) return best;
            }
        }
    }
    return best;
}

/// Whether a table of so many bytes and this error keeps up with the baseline: at most a tenth larger, or of a tenth
/// more error where bytes alone are limited. Where both are limited the fastest table is wanted, and any that meets
/// the request will do.
inline bool keeps_up(const request& asked, const answer& theirs, std::size_t bytes, double max_error) {
    if (!theirs.met) return true;
    if (asked.wants_least_error()) return bytes <= asked.max_bytes && max_error <= 1.1 * theirs.max_error;
    if (asked.max_error != 0 && asked.max_bytes != 0) return bytes <= asked.max_bytes && max_error <= asked.max_error;
    return 10 * bytes <= 11 * theirs.bytes;
}

}  // namespace fxact::baseline
