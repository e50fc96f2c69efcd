// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/format.hpp>

namespace fxact::test {

template <class Rep, int... FracBits>
std::tuple<fixed<Rep, FracBits>...> every_format(std::integer_sequence<int, FracBits...>);

/// fixed<Rep, 0>, fixed<Rep, 1>, ... up to all the digits of Rep.
template <class Rep>
using formats_of = decltype(every_format<Rep>(std::make_integer_sequence<int, std::numeric_limits<Rep>::digits + 1>{}));

template <class... Tuples>
using joined = decltype(std::tuple_cat(std::declval<Tuples>()...));

/// visit.operator()<T>() for each type of a tuple.
template <class Tuple, class Visit>
void for_each_type(const Visit& visit) {
    [&]<class... T>(std::type_identity<std::tuple<T...>>) {
        (visit.template operator()<T>(), ...);
    }(std::type_identity<Tuple>{});
}

/// "uq<0,8>", "int8 in 0.062500 from 3" and the like.
template <class T>
std::string name_of() {
    return (std::is_signed_v<rep_of<T>> ? "int" : "uint") + std::to_string(8 * sizeof(rep_of<T>)) + " in " +
           std::to_string(step_of<T>) + " from " + std::to_string(zero_point_of<T>);
}
template <class T>
requires requires { T::fraction_bits; }
std::string name_of() {
    const int fraction = T::fraction_bits, integer = std::numeric_limits<typename T::rep>::digits - fraction;
    return std::string(std::is_signed_v<typename T::rep> ? "q<" : "uq<") + std::to_string(integer) + ',' +
           std::to_string(fraction) + '>';
}
template <>
inline std::string name_of<float>() {
    return "float";
}
template <>
inline std::string name_of<double>() {
    return "double";
}

/// "float to q<0,15>" and the like. (g++ 12 warns about bounds in a sum of strings.)
template <class In, class Out>
std::string pair_name() {
    std::string name = name_of<In>();
    name += " to ";
    name += name_of<Out>();
    return name;
}

template <discrete T>
inline constexpr std::int64_t lowest_code = std::numeric_limits<rep_of<T>>::min();
template <discrete T>
inline constexpr std::int64_t highest_code = std::numeric_limits<rep_of<T>>::max();

template <discrete T>
constexpr T make(std::int64_t code) {
    return format_traits<T>::from_raw(static_cast<rep_of<T>>(code));
}

/// Both ends of a range of codes, zero, the powers of two with their neighbors, and `random` codes of every magnitude.
inline std::vector<std::int64_t> some_codes(std::int64_t lowest, std::int64_t highest, std::size_t random) {
    std::vector<std::int64_t> result;
    const auto take = [&](std::int64_t code) {
        if (code >= lowest && code <= highest) result.push_back(code);
    };
    for (std::int64_t i = -2; i <= 2; ++i) {
        take(lowest + i);
        take(highest + i);
        take(i);
        for (int bit = 2; bit < 32; ++bit) {
            take((std::int64_t{1} << bit) + i);
            take(-(std::int64_t{1} << bit) + i);
        }
    }
    std::mt19937_64 generator{1};
    const std::size_t structured = result.size();
    while (result.size() < structured + random) {
        const auto bits = static_cast<std::int64_t>(generator()) >> 31;  // 32 bits and a sign
        take(bits >> (generator() % 32));
    }
    return result;
}

inline std::vector<std::int64_t> all_codes(std::int64_t lowest, std::int64_t highest) {
    std::vector<std::int64_t> result;
    for (std::int64_t code = lowest; code <= highest; ++code) result.push_back(code);
    return result;
}

/// Every code of a format of up to `exhaust` bytes; of a wider one some, `random` of them random.
template <discrete T>
std::vector<std::int64_t> codes(std::size_t random = 1000, std::size_t exhaust = 2) {
    return sizeof(rep_of<T>) <= exhaust ? all_codes(lowest_code<T>, highest_code<T>)
                                        : some_codes(lowest_code<T>, highest_code<T>, random);
}

}  // namespace fxact::test
