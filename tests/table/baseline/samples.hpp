// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "request.hpp"

namespace fxact::baseline {

/// A function in codes of the output, at the codes of the input that are tried: all of the domain, or 200,000 of
/// 32-bit inputs or more, among them the ends and the middles of all segments that are counted from the zero point.
class samples {
public:
    explicit samples(const request& asked) : asked_{asked} {
        const format& in = asked.in;
        const auto code_at = [&](double x, double whole(double)) {
            const double code = whole(x / in.scale) + static_cast<double>(in.zero_point);
            return static_cast<std::int64_t>(
                std::clamp(code, static_cast<double>(in.lowest()), static_cast<double>(in.highest())));
        };
        first_ = code_at(asked.low, [](double x) { return std::ceil(x); });
        last_ = code_at(asked.high, [](double x) { return std::floor(x); });
        if (last_ - first_ > 1 << 17) {
            codes_ = {first_, last_};
            spread(first_, last_);
            // Once more, closer, without the ends over which the rounded result is the same.
            std::sort(codes_.begin(), codes_.end());
            std::size_t low = 0, high = codes_.size() - 1;
            const auto entry = [&](std::size_t i) { return std::round(clamp(computed(codes_[i]))); };
            while (low < high && entry(low + 1) == entry(0)) ++low;
            while (low < high && entry(high - 1) == entry(codes_.size() - 1)) --high;
            spread(codes_[low], codes_[high]);
            std::sort(codes_.begin(), codes_.end());
            codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
        } else {
            for (std::int64_t code = first_; code <= last_; ++code) codes_.push_back(code);
        }
        exact_.reserve(codes_.size());
        for (const std::int64_t code : codes_) exact_.push_back(computed(code));
        for (const real y : exact_) clamped_.push_back(clamp(y));
        middle_ = at(in.zero_point);
    }

    const request& asked() const { return asked_; }
    std::int64_t first() const { return first_; }
    std::int64_t last() const { return last_; }
    std::size_t size() const { return codes_.size(); }
    /// 1 if all codes are tried: otherwise, no segment may be shorter.
    std::int64_t stride() const { return stride_; }
    std::int64_t code(std::size_t i) const { return codes_[i]; }
    /// f at the i-th code tried, clamped to the output's range. What errors are measured from.
    real clamped(std::size_t i) const { return clamped_[i]; }
    /// f at the zero point.
    real middle() const { return middle_; }
    bool leaves_range() const { return exact_ != clamped_; }

    /// f at any code, also outside the domain: there it is continued as a straight line if the formula has no value.
    real at(std::int64_t code) const {
        if (stride_ == 1 && code >= first_ && code <= last_) return exact_[static_cast<std::size_t>(code - first_)];
        const real y = computed(code);
        if (std::isfinite(y) && std::abs(y) < 0x1p40L) return y;
        const bool below = code < first_;
        const std::int64_t end = below ? first_ : last_, inner = below ? first_ + stride_ : last_ - stride_;
        const real at_end = computed(end);
        if (inner < first_ || inner > last_) return at_end;
        return at_end + (at_end - computed(inner)) / static_cast<real>(end - inner) * static_cast<real>(code - end);
    }

    /// The result that is correctly rounded, ties away from zero. Within 10^-12 of a tie it is one of two codes: the
    /// nearer one to what was found.
    std::int64_t rounded(std::size_t i, std::int64_t found) const {
        const auto zero = static_cast<real>(asked_.out.zero_point);
        const real steps = exact_[i] - zero, size = std::abs(steps);
        if (size > 0x1p40L) return asked_.out.saturated(steps < 0 ? -(std::int64_t{1} << 40) : std::int64_t{1} << 40);
        const real whole = std::floor(size), rest = size - whole - 0.5L;
        auto nearest = static_cast<std::int64_t>(whole) + (rest >= 0);
        if (rest != 0 && std::abs(rest) < 1e-12L) {
            const std::int64_t magnitude = std::abs(found - asked_.out.zero_point);
            nearest = static_cast<std::int64_t>(whole) + (magnitude > static_cast<std::int64_t>(whole));
        }
        return asked_.out.saturated((steps < 0 ? -nearest : nearest) + asked_.out.zero_point);
    }

    real clamp(real y) const {
        return std::clamp(y, static_cast<real>(asked_.out.lowest()), static_cast<real>(asked_.out.highest()));
    }

    /// Whether f(-x) + f(x) is 2 f(0), or f(-x) is f(x), wherever both x and -x are in the domain. (What the output
    /// clamps is compared before that.)
    bool is_odd() const {
        return has_symmetry([&](real up, real down) { return up + down - 2 * middle_; });
    }
    bool is_even() const {
        return has_symmetry([](real up, real down) { return up - down; });
    }

private:
    real computed(std::int64_t code) const {
        return asked_.function(asked_.in.value(code)) / static_cast<real>(asked_.out.scale) +
               static_cast<real>(asked_.out.zero_point);
    }

    /// The ends and the middles of segments of the shortest length that is tried, 2^15 of them or more.
    void spread(std::int64_t from, std::int64_t to) {
        for (stride_ = 1; (to - from) / stride_ > 1 << 16;) stride_ *= 2;
        const std::int64_t zero = asked_.in.zero_point;
        for (std::int64_t i = (from - zero) / stride_; i <= (to - zero) / stride_; ++i)
            for (const std::int64_t place : {std::int64_t{-1}, std::int64_t{0}, stride_ / 2}) {
                const std::int64_t code = zero + i * stride_ + place;
                if (code > first_ && code < last_) codes_.push_back(code);
            }
    }

    template <class Difference>
    bool has_symmetry(const Difference& difference) const {
        const std::int64_t zero = asked_.in.zero_point, reach = std::min(last_ - zero, zero - first_);
        if (reach < 1) return false;
        for (std::int64_t d = 1; d <= reach; d += reach > 1 << 12 ? reach / 997 : 1)
            if (!(std::abs(difference(at(zero + d), at(zero - d))) < 1e-6L)) return false;
        return true;
    }

    const request& asked_;
    std::int64_t first_ = 0, last_ = 0, stride_ = 1;
    std::vector<std::int64_t> codes_;
    std::vector<real> exact_, clamped_;
    real middle_ = 0;
};

/// The codes that a table has entries for; others have the result of the nearer end.
struct cover {
    std::int64_t first, last;
    friend bool operator==(const cover&, const cover&) = default;
};

/// The domain, and the domain without the tails over which one code is within the error.
inline std::vector<cover> covers(const samples& f, double error) {
    std::vector<cover> result{{f.first(), f.last()}};
    if (!f.asked().allowed.cut_tails) return result;
    // From an end inward, as long as the rounded value of the innermost code is within the error of all.
    const auto tail = [&](bool low, double most) {
        std::int64_t best = low ? f.first() : f.last();
        real least = f.clamped(low ? 0 : f.size() - 1), largest = least;
        for (std::size_t n = 0; n < f.size(); ++n) {
            const std::size_t i = low ? n : f.size() - 1 - n;
            least = std::min(least, f.clamped(i)), largest = std::max(largest, f.clamped(i));
            if (largest - least > 2 * most) break;
            const real entry = std::round(f.clamped(i));
            if (largest - entry <= most && entry - least <= most) best = f.code(i);
        }
        return best;
    };
    const double some = std::max(0.5, error / 2 + 0.25);
    for (const double most : {error, some}) {
        const std::int64_t low = tail(true, most), high = tail(false, most);
        for (const cover& cut : {cover{low, high}, cover{low, f.last()}, cover{f.first(), high}})
            if (cut.first < cut.last && std::find(result.begin(), result.end(), cut) == result.end())
                result.push_back(cut);
    }
    return result;
}

}  // namespace fxact::baseline
