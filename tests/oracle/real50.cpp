// SPDX-License-Identifier: MIT
#include "real50.hpp"

#include <cstring>
#include <ostream>

#include <boost/multiprecision/cpp_bin_float.hpp>

namespace fxact::test {
namespace {
using big = boost::multiprecision::cpp_bin_float_50;
}

/// Its digits are in the object itself, so that bytes are copied freely.
struct real50::as_boost {
    static_assert(sizeof(big) <= sizeof(real50) && alignof(big) <= alignof(real50));
    big value;
    explicit as_boost(const real50& x) { std::memcpy(static_cast<void*>(&value), x.bytes_, sizeof value); }
    static real50 back(const big& value) {
        real50 result{uninitialized{}};
        std::memcpy(result.bytes_, static_cast<const void*>(&value), sizeof value);
        return result;
    }
};

real50::real50(long double x, exactly) noexcept : real50{as_boost::back(big(x))} {}
real50::real50(std::int64_t x, exactly) noexcept : real50{as_boost::back(big(x))} {}
real50::real50(std::uint64_t x, exactly) noexcept : real50{as_boost::back(big(x))} {}
float real50::to_float() const noexcept { return as_boost{*this}.value.convert_to<float>(); }
double real50::to_double() const noexcept { return as_boost{*this}.value.convert_to<double>(); }
long double real50::to_long_double() const noexcept { return as_boost{*this}.value.convert_to<long double>(); }
std::int64_t real50::to_integer() const noexcept { return as_boost{*this}.value.convert_to<std::int64_t>(); }

#define FXACT_TEST_OPERATOR(type, op, back)                                  \
    type operator op(const real50& a, const real50& b) noexcept {            \
        return back(real50::as_boost{a}.value op real50::as_boost{b}.value); \
    }
FXACT_TEST_OPERATOR(real50, +, real50::as_boost::back)
FXACT_TEST_OPERATOR(real50, -, real50::as_boost::back)
FXACT_TEST_OPERATOR(real50, *, real50::as_boost::back)
FXACT_TEST_OPERATOR(real50, /, real50::as_boost::back)
FXACT_TEST_OPERATOR(bool, ==, bool)
FXACT_TEST_OPERATOR(bool, <, bool)
FXACT_TEST_OPERATOR(bool, <=, bool)
#undef FXACT_TEST_OPERATOR
real50 operator-(const real50& a) noexcept { return real50::as_boost::back(-real50::as_boost{a}.value); }

#define FXACT_TEST_FUNCTION(scope, name) \
    real50 name(const real50& x) noexcept { return real50::as_boost::back(scope::name(real50::as_boost{x}.value)); }
FXACT_TEST_FUNCTION(boost::multiprecision, abs)
FXACT_TEST_FUNCTION(boost::multiprecision, floor)
FXACT_TEST_FUNCTION(boost::multiprecision, ceil)
FXACT_TEST_FUNCTION(boost::multiprecision, round)
FXACT_TEST_FUNCTION(boost::multiprecision, trunc)
FXACT_TEST_FUNCTION(boost::multiprecision, sqrt)
FXACT_TEST_FUNCTION(boost::multiprecision, exp)
FXACT_TEST_FUNCTION(boost::math, expm1)
FXACT_TEST_FUNCTION(boost::multiprecision, log)
FXACT_TEST_FUNCTION(boost::math, log1p)
FXACT_TEST_FUNCTION(boost::multiprecision, tanh)
FXACT_TEST_FUNCTION(boost::multiprecision, sin)
FXACT_TEST_FUNCTION(boost::multiprecision, cos)
FXACT_TEST_FUNCTION(boost::multiprecision, atan)
FXACT_TEST_FUNCTION(boost::math, erfc)
#undef FXACT_TEST_FUNCTION
real50 pow(const real50& x, const real50& y) noexcept {
    return real50::as_boost::back(boost::multiprecision::pow(real50::as_boost{x}.value, real50::as_boost{y}.value));
}
real50 ldexp(const real50& x, int exponent) noexcept {
    return real50::as_boost::back(boost::multiprecision::ldexp(real50::as_boost{x}.value, exponent));
}
int ilogb(const real50& x) noexcept {
    return static_cast<int>(boost::multiprecision::ilogb(real50::as_boost{x}.value));
}
bool isnan(const real50& x) noexcept { return (boost::multiprecision::isnan)(real50::as_boost{x}.value); }
bool isinf(const real50& x) noexcept { return (boost::multiprecision::isinf)(real50::as_boost{x}.value); }
std::ostream& operator<<(std::ostream& out, const real50& x) { return out << real50::as_boost{x}.value; }

}  // namespace fxact::test
