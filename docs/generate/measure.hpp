// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "row.hpp"

namespace fxact::docs {

/// Which inputs are tried: fixed ones, so that the figures come out the same everywhere.
struct samples {
    static constexpr std::uint32_t float_stride = 2003;  // of all floats in order, from -infinity to infinity
    static constexpr int bins = 140, per_bin = 300;      // of where the errors are drawn
    static constexpr int doubles = 10'000;
    static constexpr std::int64_t q31_stride = 9'973;

    static constexpr long long floats = test::ordered_floats / float_stride + 2 + bins * per_bin;
    static constexpr long long q31_codes = (std::int64_t{1} << 32) / q31_stride + 1;
};

/// The errors of float within one column of the plot, in ulp.
struct error_band {
    double low = 0, high = 0;
};

struct figures {
    double float_ulp = 0, double_ulp = 0, q31_lsb = 0;
    long long q15_right = 0, q3_12_right = 0;
    std::vector<error_band> bands;
    complaints range_complaints;
};

/// The error of f(x) in ulp, below 0 where f(x) is too small.
inline double float_error(const row& f, float x, test::observed_range<float>& results) {
    const float y = f.in_float(x);
    results.see(x, y);
    const long double truth = f.exact(static_cast<long double>(x)), got = static_cast<long double>(y);
    if (std::abs(static_cast<double>(got - truth)) < f.about.absolute_error * 0x1p-24) return 0;
    const double error = test::ulps(y, truth);
    return got < truth ? -error : error;
}

inline void measure_float(const row& f, figures& found) {
    test::observed_range<float> results{f.about};
    const auto try_one = [&](float x) {
        const double error = float_error(f, x, results);
        found.float_ulp = std::max(found.float_ulp, std::abs(error));
        return error;
    };
    for (std::uint64_t i = 0; i < test::ordered_floats; i += samples::float_stride)
        try_one(test::float_in_order(static_cast<std::uint32_t>(i)));
    try_one(std::numeric_limits<float>::infinity());
    for (const double k : f.about.kinks)
        for (const float to : {-1e9F, 0.0F, 1e9F})
            try_one(to == 0 ? static_cast<float>(k) : std::nextafter(static_cast<float>(k), to));

    const auto [low, high] = f.errors();
    for (int bin = 0; bin < samples::bins; ++bin) {
        error_band band{test::infinity, -test::infinity};
        for (int i = 0; i < samples::per_bin; ++i) {
            const double part = (bin + (i + 0.5) / samples::per_bin) / samples::bins;
            const double error = try_one(static_cast<float>(low + (high - low) * part));
            band = {std::min(band.low, error), std::max(band.high, error)};
        }
        found.bands.push_back(band);
    }
    found.range_complaints = results.against_facts();
    for (const std::string& text : results.left_unsaid()) found.range_complaints.push_back(text);
}

/// Half of them where the function is drawn, half of every size from 2^-40 to 2^11.
inline void measure_double(const row& f, figures& found) {
    for (int i = 0; i < samples::doubles; ++i) {
        // golden section: evenly spread
        const std::uint64_t noise = static_cast<std::uint64_t>(i) * 0x9E37'79B9'7F4A'7C15U;
        const double part = std::ldexp(static_cast<double>(noise >> 11), -53);
        const double large = std::ldexp(1 + part, -40 + i / 4 % 51);
        const double x = i % 2 == 0   ? f.shown().low + (f.shown().high - f.shown().low) * part
                         : i % 4 == 1 ? large
                                      : -large;
        found.double_ulp = std::max(found.double_ulp, test::ulps(f.in_double(x), f.exact(real50(x))));
    }
}

/// Over all codes of T, how many are correctly rounded.
template <discrete T, class F>
long long count_right(const F& f, const oracle& exact) {
    using limits = std::numeric_limits<rep_of<T>>;
    long long right = 0;
    for (std::int64_t code = limits::min(); code <= limits::max(); ++code) {
        right += raw_of(f(saturate<T>(code))) == test::nearest_code<T, T>(exact, code);
    }
    return right;
}

inline void measure_q31(const row& f, figures& found) {
    constexpr long double step = 0x1p-31L;
    constexpr std::int64_t low = std::numeric_limits<std::int32_t>::min(),
                           high = std::numeric_limits<std::int32_t>::max();
    for (std::int64_t code = low; code <= high; code += samples::q31_stride) {
        const long double exact = f.exact(static_cast<long double>(code) * step) / step;
        const long double truth = std::clamp(exact, static_cast<long double>(low), static_cast<long double>(high));
        const double error =
            static_cast<double>(std::abs(static_cast<long double>(raw_of(f.in_q31(saturate<q31>(code)))) - truth));
        found.q31_lsb = std::max(found.q31_lsb, error);
    }
}

inline figures measure(const row& f) {
    figures found;
    measure_float(f, found);
    measure_double(f, found);
    found.q15_right = count_right<q15>(f.in_q15, f.exact);
    found.q3_12_right = count_right<q3_12>(f.in_q3_12, f.exact);
    measure_q31(f, found);
    return found;
}

}  // namespace fxact::docs
