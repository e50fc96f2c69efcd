// SPDX-License-Identifier: MIT
#include <fxact/fixed.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;

template <class T>
constexpr T lowest = std::numeric_limits<T>::min();
template <class T>
constexpr T highest = std::numeric_limits<T>::max();

static_assert(static_cast<double>(highest<q15>) == 1.0 - 0x1p-15, "the largest q15 is one LSB below 1");
static_assert(static_cast<double>(highest<q7>) == 1.0 - 0x1p-7, "the largest q7 is one LSB below 1");
static_assert(static_cast<double>(highest<q31>) == 1.0 - 0x1p-31, "the largest q31 is one LSB below 1");
static_assert(static_cast<double>(highest<uq<0, 8>>) == 1.0 - 0x1p-8, "the largest uq<0, 8> is one LSB below 1");
static_assert(static_cast<double>(highest<uq<0, 32>>) == 1.0 - 0x1p-32, "the largest uq<0, 32> is one LSB below 1");
static_assert(static_cast<double>(lowest<q15>) == -1.0, "the lowest q15 is -1");
static_assert(lowest<q15> * lowest<q15> == highest<q15>, "-1 * -1 saturates in q15");
static_assert(lowest<q7> * lowest<q7> == highest<q7>, "-1 * -1 saturates in q7");
static_assert(lowest<q31> * lowest<q31> == highest<q31>, "-1 * -1 saturates in q31");
static_assert(-lowest<q15> == highest<q15>, "-(-1) saturates in q15");
static_assert(-lowest<q31> == highest<q31>, "-(-1) saturates in q31");
static_assert(q15{1.0} == highest<q15> && q15{1} == highest<q15>, "1 saturates in q15");
static_assert(q15{-1.0} == lowest<q15> && q15{-1} == lowest<q15>, "-1 is a q15");
static_assert(highest<uq<0, 32>> * highest<uq<0, 32>> == uq<0, 32>::from_raw(0xFFFF'FFFE),
              "uq<0, 32> products are 64 bits wide");
static_assert(lowest<q15> / lowest<q15> == highest<q15>, "-1 / -1 saturates in q15");

static_assert(static_cast<double>(highest<q<3, 12>>) == 8.0 - 0x1p-12 && static_cast<double>(lowest<q<3, 12>>) == -8.0,
              "q<3, 12> is [-8, 8), its sign not counted");
static_assert(std::same_as<q<3, 12>, fixed<std::int16_t, 12>> && std::same_as<uq<4, 12>, fixed<std::uint16_t, 12>>,
              "q counts 1 + I + F bits, uq I + F");
static_assert(q15{0x1p-16} == q15::from_raw(1) && q15{-0x1p-16} == q15::from_raw(-1), "a tie goes away from zero");
static_assert(q15{0x0.fffffp-16} == q15{} && q15{-0x0.fffffp-16} == q15{}, "what is below a tie goes toward zero");
static_assert(q15{std::numeric_limits<double>::quiet_NaN()} == q15{} &&
                  q15{-std::numeric_limits<float>::quiet_NaN()} == q15{},
              "NaN becomes 0");
static_assert(q15{std::numeric_limits<float>::infinity()} == highest<q15> &&
                  q15{-std::numeric_limits<double>::infinity()} == lowest<q15>,
              "infinities saturate");
static_assert(uq<0, 8>{-0.25} == uq<0, 8>{} && uq<0, 8>{q7{-0.25}} == uq<0, 8>{},
              "negative numbers saturate at 0 without a sign");
static_assert(q7{0.5} / q7{} == highest<q7> && q7{-0.5} / q7{} == lowest<q7> && q7{} / q7{} == q7{},
              "x / 0 saturates toward the sign of x");
static_assert(fixed<std::int32_t, 0>{std::numeric_limits<std::int64_t>::max()} == highest<fixed<std::int32_t, 0>>,
              "any integer saturates");
static_assert(q31{std::numeric_limits<std::int64_t>::min()} == lowest<q31>, "any negative integer saturates");
static_assert(uq<0, 32>{std::numeric_limits<std::uint64_t>::max()} == highest<uq<0, 32>>,
              "any unsigned integer saturates");
static_assert(uq<0, 32>{highest<fixed<std::uint32_t, 0>>} == highest<uq<0, 32>>, "the widest conversion saturates");
static_assert(q15{-0.5} < q15{} && q15{} < q15{0.5} && q15{0.5} >= q15{0.5} && q15{0.5} != q15{0.25},
              "order is that of the values");
static_assert(std::numeric_limits<q15>::is_exact && std::numeric_limits<q15>::is_signed &&
                  !std::numeric_limits<uq<0, 8>>::is_signed,
              "numeric_limits tells the sign");
static_assert(std::numeric_limits<q<7, 0>>::is_integer && !std::numeric_limits<q7>::is_integer,
              "without fraction bits it is an integer");
static_assert(std::numeric_limits<q15>::digits == 15 && std::numeric_limits<uq<0, 8>>::digits == 8,
              "digits leave the sign out");
static_assert(!std::numeric_limits<q15>::has_infinity && !std::numeric_limits<q15>::has_quiet_NaN &&
                  std::numeric_limits<q15>::is_bounded && !std::numeric_limits<q15>::is_modulo &&
                  std::numeric_limits<q15>::is_specialized,
              "a fixed-point number saturates and is finite");
static_assert(static_cast<double>(std::numeric_limits<q15>::epsilon()) == 0x1p-15, "epsilon is one LSB");
static_assert(std::numeric_limits<q15>::lowest() == q15::from_raw(-32768), "lowest is the first code");
static_assert(sizeof(q7) == 1 && sizeof(q15) == 2 && sizeof(q31) == 4 && std::is_trivially_copyable_v<q15>,
              "a format costs its code");
static_assert(q15{}.raw() == 0, "a default is zero");
static_assert(discrete<q15> && discrete<uq<0, 8>> && !discrete<float> && !discrete<int>,
              "every fixed is a discrete format");

/// Plain exact arithmetic on codes: integers of 128 bits, and long double, which holds every code and every double.
struct reference {
    __extension__ using wide = __int128;
    std::int64_t lowest, highest;
    int fraction_bits;

    static wide size(wide x) { return x < 0 ? -x : x; }

    /// numerator / denominator to nearest, ties away from zero, and saturated.
    std::int64_t nearest(wide numerator, wide denominator) const {
        const wide magnitude = (2 * size(numerator) + size(denominator)) / (2 * size(denominator));
        const wide result = (numerator < 0) != (denominator < 0) ? -magnitude : magnitude;
        return static_cast<std::int64_t>(result < lowest ? lowest : result > highest ? highest : result);
    }
    wide one() const { return wide{1} << fraction_bits; }
    std::int64_t quotient(std::int64_t a, std::int64_t b) const {
        if (b == 0) return a > 0 ? highest : a < 0 ? lowest : 0;
        return nearest(a * one(), b);
    }
    /// A real number to the nearest code; std::round takes ties away from zero.
    std::int64_t from_real(double x) const {
        const long double code = std::round(std::ldexp(static_cast<long double>(x), fraction_bits));
        if (code <= static_cast<long double>(lowest)) return lowest;
        if (code >= static_cast<long double>(highest)) return highest;
        return static_cast<std::int64_t>(code);
    }
    double to_double(std::int64_t code) const { return std::ldexp(static_cast<double>(code), -fraction_bits); }
    /// The nearest float, ties away from zero (a cast takes them to even).
    float to_float(std::int64_t code) const {
        int exponent = 0;
        const double mantissa = std::frexp(to_double(code), &exponent);
        return static_cast<float>(std::ldexp(std::round(std::ldexp(mantissa, 24)), exponent - 24));
    }
};
/// What a format does, on codes: function pointers, because a hundred copies of the loops below would compile for a
/// minute.
struct subject {
    using unary = std::int64_t (*)(std::int64_t);
    using binary = std::int64_t (*)(std::int64_t, std::int64_t);
    std::string name;
    reference exact;
    int bits;
    binary sum, difference, product, quotient;
    bool (*assigns)(std::int64_t, std::int64_t);
    bool (*ordered)(std::int64_t, std::int64_t);
    unary minus;  // null without a sign
    double (*to_double)(std::int64_t);
    float (*to_float)(std::int64_t);
    std::int64_t (*from_double)(double);
    std::int64_t (*from_float)(float);
    std::int64_t (*from_int64)(std::int64_t);
    std::int64_t (*from_uint64)(std::uint64_t);
    std::int64_t (*from_int8)(std::int8_t);

    std::vector<std::int64_t> codes(std::size_t random) const {
        return bits == 8 ? test::all_codes(exact.lowest, exact.highest)
                         : test::some_codes(exact.lowest, exact.highest, random);
    }
};

template <class T>
subject subject_of() {
    using code = std::int64_t;
    static constexpr auto at = [](code raw) { return test::make<T>(raw); };
    subject result{
        .name = test::name_of<T>(),
        .exact = {test::lowest_code<T>, test::highest_code<T>, T::fraction_bits},
        .bits = 8 * sizeof(T),
        .sum = [](code a, code b) -> code { return (at(a) + at(b)).raw(); },
        .difference = [](code a, code b) -> code { return (at(a) - at(b)).raw(); },
        .product = [](code a, code b) -> code { return (at(a) * at(b)).raw(); },
        .quotient = [](code a, code b) -> code { return (at(a) / at(b)).raw(); },
        .assigns =
            [](code a, code b) {
                const T x = at(a), y = at(b);
                T s = x, d = x, p = x, r = x;
                s += y, d -= y, p *= y, r /= y;
                return s == x + y && d == x - y && p == x * y && r == x / y;
            },
        .ordered =
            [](code a, code b) {
                const T x = at(a), y = at(b);
                return (x == y) == (a == b) && (x != y) == (a != b) && (x < y) == (a < b) && (x <= y) == (a <= b) &&
                       (x > y) == (a > b) && (x >= y) == (a >= b);
            },
        .minus = nullptr,
        .to_double = [](code a) { return static_cast<double>(at(a)); },
        .to_float = [](code a) { return static_cast<float>(at(a)); },
        .from_double = [](double x) -> code { return T{x}.raw(); },
        .from_float = [](float x) -> code { return T{x}.raw(); },
        .from_int64 = [](std::int64_t x) -> code { return T{x}.raw(); },
        .from_uint64 = [](std::uint64_t x) -> code { return T{x}.raw(); },
        .from_int8 = [](std::int8_t x) -> code { return T{x}.raw(); },
    };
    if constexpr (std::is_signed_v<rep_of<T>>) result.minus = [](code a) -> code { return (-at(a)).raw(); };
    return result;
}

/// Every pair of codes of an 8-bit format; of wider ones pairs of the special codes, and some random ones.
void check_arithmetic(const subject& format) {
    test::tally sum, difference, product, quotient, assigned, order, minus;
    const auto check_pair = [&](std::int64_t a, std::int64_t b) {
        const reference& exact = format.exact;
        sum.expect(format.sum(a, b) == exact.nearest(a + b, 1), a, b);
        difference.expect(format.difference(a, b) == exact.nearest(a - b, 1), a, b);
        product.expect(format.product(a, b) == exact.nearest(reference::wide{a} * b, exact.one()), a, b);
        quotient.expect(format.quotient(a, b) == exact.quotient(a, b), a, b);
        assigned.expect(format.assigns(a, b), a, b);
        order.expect(format.ordered(a, b), a, b);
        if (format.minus) minus.expect(format.minus(a) == exact.nearest(-a, 1), a);
    };
    const auto special = format.codes(0), some = format.codes(4000);
    for (const auto a : special)
        for (const auto b : special) check_pair(a, b);
    for (std::size_t i = 0; i < some.size(); ++i) check_pair(some[i], some[(i * 31 + 17) % some.size()]);
    test::check(format.name, "x + y", sum);
    test::check(format.name, "x - y", difference);
    test::check(format.name, "x * y", product);
    test::check(format.name, "x / y", quotient);
    test::check(format.name, "x op= y", assigned);
    test::check(format.name, "order", order);
    if (format.minus) test::check(format.name, "-x", minus);
}

void check_conversion_to_real(const subject& format) {
    test::tally as_double, as_float, back;
    for (const auto code : format.codes(2000)) {
        as_double.expect(format.to_double(code) == format.exact.to_double(code), code);
        as_float.expect(format.to_float(code) == format.exact.to_float(code), code);
        back.expect(format.from_double(format.to_double(code)) == code, code);
    }
    test::check(format.name, "to double", as_double);
    test::check(format.name, "to float", as_float);
    test::check(format.name, "to double and back", back);
}

/// Ties, their neighbors and what lies far outside.
void check_conversion_from_real(const subject& format) {
    test::tally from_double, from_float, from_nan;
    const auto check = [&](double x) {
        from_double.expect(format.from_double(x) == format.exact.from_real(x), x);
        const auto narrow = static_cast<float>(x);
        from_float.expect(format.from_float(narrow) == format.exact.from_real(static_cast<double>(narrow)), x);
    };
    for (const auto code : format.codes(1000)) {
        for (int eighths = -5; eighths <= 5; ++eighths) {
            const double x = std::ldexp(static_cast<double>(8 * code + eighths), -format.exact.fraction_bits - 3);
            check(x);
            check(std::nextafter(x, -1e300));
            check(std::nextafter(x, 1e300));
        }
    }
    for (int exponent = -1074; exponent < 1024; ++exponent) {
        check(std::ldexp(1.0, exponent));
        check(-std::ldexp(1.5, exponent));
    }
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double x :
         {0.0, -0.0, infinity, -infinity, std::numeric_limits<double>::max(), -std::numeric_limits<double>::max()})
        check(x);
    from_nan.expect(format.from_double(std::numeric_limits<double>::quiet_NaN()) == 0);
    from_nan.expect(format.from_float(-std::numeric_limits<float>::signaling_NaN()) == 0);
    test::check(format.name, "from double", from_double);
    test::check(format.name, "from float", from_float);
    test::check(format.name, "from NaN", from_nan);
}

void check_conversion_from_integers(const subject& format) {
    test::tally from_integer;
    const auto check = [&](std::int64_t value) {
        const auto expected = format.exact.nearest(reference::wide{value} * format.exact.one(), 1);
        from_integer.expect(format.from_int64(value) == expected, value);
        if (value >= 0) from_integer.expect(format.from_uint64(static_cast<std::uint64_t>(value)) == expected, value);
        const auto small = static_cast<std::int8_t>(value);
        if (value == small) from_integer.expect(format.from_int8(small) == expected, value);
    };
    for (int bit = 0; bit < 63; ++bit)
        for (std::int64_t i = -1; i <= 1; ++i)
            check((std::int64_t{1} << bit) + i), check(-(std::int64_t{1} << bit) + i);
    check(std::numeric_limits<std::int64_t>::min());
    from_integer.expect(format.from_uint64(std::numeric_limits<std::uint64_t>::max()) == format.exact.highest);
    test::check(format.name, "from an integer", from_integer);
}

void check_conversion(const subject& from, const subject& to, subject::unary convert, std::size_t random) {
    test::tally converted;
    for (const auto code : from.codes(random))
        converted.expect(convert(code) == to.exact.nearest(code * to.exact.one(), from.exact.one()), code);
    test::check(from.name, to.name.c_str(), converted);
}

/// Each format of a list to each other one.
template <class Formats>
void check_conversions(std::size_t random) {
    test::for_each_type<Formats>([&]<class From>() {
        test::for_each_type<Formats>([&]<class To>() {
            constexpr subject::unary convert = [](std::int64_t code) -> std::int64_t {
                return To(test::make<From>(code)).raw();
            };
            check_conversion(subject_of<From>(), subject_of<To>(), convert, random);
        });
    });
}

using eight_bits = test::joined<test::formats_of<std::int8_t>, test::formats_of<std::uint8_t>>;
using spread = std::tuple<q7, q<3, 4>, q<7, 0>, uq<0, 8>, uq<8, 0>, q15, q<3, 12>, q<15, 0>, uq<0, 16>, uq<16, 0>, q31,
                          q<15, 16>, q<31, 0>, uq<0, 32>, uq<1, 31>, uq<32, 0>>;

/// check(format) for each format of a list.
template <class Formats>
void for_each_format(void (*check)(const subject&)) {
    test::for_each_type<Formats>([&]<class T>() { check(subject_of<T>()); });
}
}  // namespace

TEST_CASE("formats without integer bits reach from -1 to one LSB below 1 and saturate there") {
    test::for_each_type<std::tuple<q7, q15, q31>>([]<class T>() {
        volatile auto minus_one = std::numeric_limits<rep_of<T>>::min();
        const T x = T::from_raw(minus_one), most = std::numeric_limits<T>::max();
        test::tally saturates;
        saturates.expect(static_cast<double>(x) == -1.0);
        saturates.expect(static_cast<double>(most) == 1.0 - step_of<T>);
        saturates.expect(x * x == most && x / x == most && -x == most);
        saturates.expect(x + x == x && x - most == x);
        test::check(test::name_of<T>(), "saturates", saturates);
    });
}

TEST_CASE(
    "8-bit arithmetic is exact arithmetic rounded once, ties away from zero, and saturated, for every pair of codes") {
    for_each_format<eight_bits>(check_arithmetic);
}
TEST_CASE("16- and 32-bit arithmetic is exact arithmetic rounded once, ties away from zero, and saturated") {
    for_each_format<spread>(check_arithmetic);
}

TEST_CASE("8-bit formats become and come from float and double by rounding to nearest") {
    for_each_format<eight_bits>(check_conversion_to_real);
    for_each_format<eight_bits>(check_conversion_from_real);
}
TEST_CASE("wider formats become and come from float and double by rounding to nearest") {
    for_each_format<spread>(check_conversion_to_real);
    for_each_format<spread>(check_conversion_from_real);
}

TEST_CASE("every 8-bit format becomes every other by one rounding") { check_conversions<eight_bits>(0); }
TEST_CASE("formats of all widths become each other by one rounding") { check_conversions<spread>(2000); }

TEST_CASE("an integer becomes the nearest value of a format") {
    for_each_format<spread>(check_conversion_from_integers);
}
