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

real50 operator+(const real50& a, const real50& b) noexcept {
    return real50::as_boost::back(real50::as_boost{a}.value + real50::as_boost{b}.value);
}
real50 operator-(const real50& a, const real50& b) noexcept {
    return real50::as_boost::back(real50::as_boost{a}.value - real50::as_boost{b}.value);
}
real50 operator*(const real50& a, const real50& b) noexcept {
    return real50::as_boost::back(real50::as_boost{a}.value * real50::as_boost{b}.value);
}
real50 operator/(const real50& a, const real50& b) noexcept {
    return real50::as_boost::back(real50::as_boost{a}.value / real50::as_boost{b}.value);
}
real50 operator-(const real50& a) noexcept { return real50::as_boost::back(-real50::as_boost{a}.value); }

bool operator==(const real50& a, const real50& b) noexcept {
    return real50::as_boost{a}.value == real50::as_boost{b}.value;
}
bool operator<(const real50& a, const real50& b) noexcept {
    return real50::as_boost{a}.value < real50::as_boost{b}.value;
}
bool operator<=(const real50& a, const real50& b) noexcept {
    return real50::as_boost{a}.value <= real50::as_boost{b}.value;
}

real50 abs(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::abs(real50::as_boost{x}.value));
}
real50 floor(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::floor(real50::as_boost{x}.value));
}
real50 ceil(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::ceil(real50::as_boost{x}.value));
}
real50 round(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::round(real50::as_boost{x}.value));
}
real50 trunc(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::trunc(real50::as_boost{x}.value));
}
real50 sqrt(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::sqrt(real50::as_boost{x}.value));
}
real50 exp(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::exp(real50::as_boost{x}.value));
}
real50 expm1(const real50& x) noexcept { return real50::as_boost::back(boost::math::expm1(real50::as_boost{x}.value)); }
real50 log(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::log(real50::as_boost{x}.value));
}
real50 log1p(const real50& x) noexcept { return real50::as_boost::back(boost::math::log1p(real50::as_boost{x}.value)); }
real50 tanh(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::tanh(real50::as_boost{x}.value));
}
real50 sin(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::sin(real50::as_boost{x}.value));
}
real50 cos(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::cos(real50::as_boost{x}.value));
}
real50 atan(const real50& x) noexcept {
    return real50::as_boost::back(boost::multiprecision::atan(real50::as_boost{x}.value));
}
real50 erfc(const real50& x) noexcept { return real50::as_boost::back(boost::math::erfc(real50::as_boost{x}.value)); }
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
