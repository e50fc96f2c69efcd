// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <type_traits>

namespace fxact::test {

/// A real number of 50 decimal digits: Boost's cpp_bin_float_50, compiled once in real50.cpp. Its templates took half
/// of the time that a test takes to compile.
class real50 {
public:
    real50() noexcept : real50{std::int64_t{0}, exactly{}} {}
    template <class T>
    requires std::is_arithmetic_v<T>
    // NOLINTNEXTLINE: implicit, as that of Boost
    real50(T x)
    noexcept : real50{as_argument(x), exactly{}} {}

    template <class T>
    requires std::is_arithmetic_v<T>
    explicit operator T() const noexcept {
        if constexpr (std::same_as<T, float>)
            return to_float();
        else if constexpr (std::same_as<T, double>)
            return to_double();
        else if constexpr (std::same_as<T, long double>)
            return to_long_double();
        else
            return static_cast<T>(to_integer());
    }
    template <class T>
    T convert_to() const noexcept {
        return static_cast<T>(*this);
    }

    friend real50 operator+(const real50& a, const real50& b) noexcept;
    friend real50 operator-(const real50& a, const real50& b) noexcept;
    friend real50 operator*(const real50& a, const real50& b) noexcept;
    friend real50 operator/(const real50& a, const real50& b) noexcept;
    friend real50 operator-(const real50& a) noexcept;
    friend real50 operator+(const real50& a) noexcept { return a; }
    real50& operator+=(const real50& b) noexcept { return *this = *this + b; }
    real50& operator-=(const real50& b) noexcept { return *this = *this - b; }
    real50& operator*=(const real50& b) noexcept { return *this = *this * b; }
    real50& operator/=(const real50& b) noexcept { return *this = *this / b; }

    friend bool operator==(const real50& a, const real50& b) noexcept;
    friend bool operator<(const real50& a, const real50& b) noexcept;
    friend bool operator>(const real50& a, const real50& b) noexcept { return b < a; }
    friend bool operator<=(const real50& a, const real50& b) noexcept;
    friend bool operator>=(const real50& a, const real50& b) noexcept { return b <= a; }

    friend real50 abs(const real50& x) noexcept;
    friend real50 fabs(const real50& x) noexcept { return abs(x); }
    friend real50 floor(const real50& x) noexcept;
    friend real50 ceil(const real50& x) noexcept;
    friend real50 round(const real50& x) noexcept;
    friend real50 trunc(const real50& x) noexcept;
    friend real50 sqrt(const real50& x) noexcept;
    friend real50 exp(const real50& x) noexcept;
    friend real50 expm1(const real50& x) noexcept;
    friend real50 log(const real50& x) noexcept;
    friend real50 log1p(const real50& x) noexcept;
    friend real50 tanh(const real50& x) noexcept;
    friend real50 sin(const real50& x) noexcept;
    friend real50 cos(const real50& x) noexcept;
    friend real50 atan(const real50& x) noexcept;
    friend real50 erfc(const real50& x) noexcept;
    friend real50 pow(const real50& x, const real50& y) noexcept;
    friend real50 ldexp(const real50& x, int exponent) noexcept;
    friend int ilogb(const real50& x) noexcept;
    friend bool isnan(const real50& x) noexcept;
    friend bool isinf(const real50& x) noexcept;
    friend bool isfinite(const real50& x) noexcept { return !isnan(x) && !isinf(x); }
    friend std::ostream& operator<<(std::ostream& out, const real50& x);

private:
    struct exactly {};
    struct uninitialized {};
    struct as_boost;
    friend struct as_boost;

    template <class T>
    static auto as_argument(T x) noexcept {
        if constexpr (std::floating_point<T>)
            return static_cast<long double>(x);
        else if constexpr (std::is_signed_v<T>)
            return static_cast<std::int64_t>(x);
        else
            return static_cast<std::uint64_t>(x);
    }
    explicit real50(uninitialized) noexcept {}
    real50(long double x, exactly) noexcept;
    real50(std::int64_t x, exactly) noexcept;
    real50(std::uint64_t x, exactly) noexcept;
    float to_float() const noexcept;
    double to_double() const noexcept;
    long double to_long_double() const noexcept;
    std::int64_t to_integer() const noexcept;

    alignas(16) unsigned char bytes_[64];
};

}  // namespace fxact::test
