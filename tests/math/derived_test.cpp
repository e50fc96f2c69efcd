// SPDX-License-Identifier: MIT
// What is derived for a type of the user's that has exp, log and abs, and nothing else.
#include <fxact/math.hpp>

#include "../catch.hpp"
#include "../oracle/real.hpp"

namespace user {
using fxact::test::real50;

/// Of fifty digits.
struct decimal {
    real50 value;

    explicit decimal(const real50& x) : value{x} {}
    explicit decimal(double x) : value{x} {}
    friend decimal operator+(const decimal& a, const decimal& b) { return decimal{real50(a.value + b.value)}; }
    friend decimal operator-(const decimal& a, const decimal& b) { return decimal{real50(a.value - b.value)}; }
    friend decimal operator*(const decimal& a, const decimal& b) { return decimal{real50(a.value * b.value)}; }
    friend decimal operator/(const decimal& a, const decimal& b) { return decimal{real50(a.value / b.value)}; }
    friend decimal operator-(const decimal& a) { return decimal{real50(-a.value)}; }
    friend bool operator<(const decimal& a, const decimal& b) { return a.value < b.value; }
};
decimal exp(const decimal& x) { return decimal{exp(x.value)}; }
decimal log(const decimal& x) { return decimal{log(x.value)}; }
decimal abs(const decimal& x) { return decimal{abs(x.value)}; }
}  // namespace user

namespace {
using fxact::test::real50, user::decimal;
namespace math = fxact::math;
static_assert(fxact::real<decimal>);

/// To 40 digits, relatively.
void check(const char* name, double x, const decimal& found, const real50& exact) {
    INFO(name << " at " << x);
    CHECK(abs(found.value - exact) <= abs(exact) * 1e-40);
}
}  // namespace

TEST_CASE("every primitive is derived from exp, log and abs, and keeps its digits near 0") {
    const real50 pi = 4 * atan(real50(1));
    for (const double x : {-3.5, -0.75, -1e-3, -1e-12, 1e-12, 1e-3, 0.4, 1.0, 6.5}) {
        const decimal at{x};
        const real50 exact{x};
        check("expm1", x, math::expm1(at), expm1(exact));
        if (x > -1) check("log1p", x, math::log1p(at), log1p(exact));
        check("exp2", x, math::exp2(at), pow(real50(2), exact));
        if (x > 0) check("log2", x, math::log2(at), log(exact) / log(real50(2)));
        check("ldexp", x, math::ldexp(at, 5), exact * 32);
        check("ldexp", x, math::ldexp(at, -5), exact / 32);
        check("tanh", x, math::tanh(at), tanh(exact));
        check("gaussian", x, math::gaussian(at), exp(-exact * exact / 2));
        check("div_1p", x, math::div_1p(at, decimal{0.5}), exact / 1.5);
        check("select", x, math::select(x < 0, -at, at), abs(exact));
        // Their constant is a sum of doubles, right to 160 bits.
        check("normal_pdf", x, math::normal_pdf(at), exp(-exact * exact / 2) / sqrt(2 * pi));
        check("normal_cdf", x, math::normal_cdf(at), erfc(-exact / sqrt(real50(2))) / 2);
    }
    for (const double x : {1e-60, -1e-60}) {  // 1 + x is 1
        check("expm1", x, math::expm1(decimal{x}), real50(x));
        check("log1p", x, math::log1p(decimal{x}), real50(x));
    }
}
