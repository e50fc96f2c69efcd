// SPDX-License-Identifier: MIT
#include <fxact/detail/softmax/row/maximum.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <random>
#include <type_traits>
#include <vector>

#include <fxact/detail/softmax/row/byte_maximum.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/fixed.hpp>

#include "../../catch.hpp"

namespace fxact::test {
namespace {

namespace row = detail::row;

std::mt19937 noise{17};

template <class T>
T random_value() {
    if constexpr (discrete<T>)
        return T::from_raw(static_cast<rep_of<T>>(noise()));
    else
        return std::ldexp(static_cast<T>(static_cast<std::int32_t>(noise())), static_cast<int>(noise() % 40) - 40);
}

/// That the maximum is no smaller than any included element, and one of them; argmax the first or last of its kind.
template <class View>
void check_maximum(const View& in) {
    using T = typename View::value_type;
    std::vector<std::size_t> included;
    for (std::size_t i = 0; i < in.count; ++i)
        if (in.included(i)) included.push_back(i);
    if (included.empty()) {
        CHECK(row::argmax(in) == 0);
        return;
    }
    T expected = in[included[0]], found{};
    for (const std::size_t i : included) expected = std::max<T>(expected, in[i]);
    row::find_maximum(in, found);
    CHECK(found == expected);
    const auto is_largest = [&](std::size_t i) { return in[i] == expected; };
    CHECK(row::argmax(in) == *std::find_if(included.begin(), included.end(), is_largest));
    CHECK(row::argmax<true>(in) == *std::find_if(included.rbegin(), included.rend(), is_largest));
}

template <class T>
void check_every_view() {
    for (std::size_t n = 1; n < 50; ++n) {
        std::vector<T> values(2 * n);
        std::unique_ptr<bool[]> flags{new bool[2 * n]};
        for (std::size_t i = 0; i < 2 * n; ++i) {
            values[i] = i > 0 && noise() % 4 == 0 ? values[noise() % i] : random_value<T>();
            flags[i] = noise() % 3 == 0;
        }
        const T* const first = values.data();
        const row::strided<const T> column{first, 2};
        check_maximum(row::view<const T*>{first, n, {}});
        check_maximum(row::view<const T*, row::mask<const bool*>>{first, n, {flags.get()}});
        check_maximum(row::view<row::strided<const T>>{column, n, {}});
        check_maximum(
            row::view<row::strided<const T>, row::mask<row::strided<const bool>>>{column, n, {{flags.get(), 2}}});
        check_maximum(row::view<row::mapped<const T*, row::mirror>>{{first}, n, {}});
    }
}

TEST_CASE("maximum and argmax: the largest included element of every view, and the first or last of its kind") {
    check_every_view<q<3, 4>>();
    check_every_view<uq<0, 8>>();
    check_every_view<q<3, 12>>();
    check_every_view<uq<4, 12>>();
    check_every_view<q31>();
    check_every_view<uq<0, 32>>();
    check_every_view<float>();
    check_every_view<double>();
}

TEST_CASE("maximum of floats: NaN if one included element is, whatever its sign, and -inf only if all are") {
    constexpr float inf = std::numeric_limits<float>::infinity(), nan = std::numeric_limits<float>::quiet_NaN();
    const auto maximum_of = [](std::array<float, 3> in, std::array<bool, 3> mask) {
        float found = 0;
        row::find_maximum(row::view<const float*, row::mask<const bool*>>{in.data(), 3, {mask.data()}}, found);
        return found;
    };
    constexpr std::array all{true, true, true};
    CHECK(std::isnan(maximum_of({1, nan, 2}, all)));
    CHECK(std::isnan(maximum_of({inf, -nan, 2}, all)));
    CHECK(maximum_of({1, nan, 2}, {true, false, true}) == 2);
    CHECK(maximum_of({-inf, -inf, -inf}, all) == -inf);
    CHECK(maximum_of({-inf, -3, -inf}, all) == -3);
}

template <class Code>
void check_bytes() {
    int wrong = 0;
    for (std::size_t n = 4; n < 40; ++n)
        for (int repeat = 0; repeat < 200; ++repeat) {
            std::vector<Code> codes(n);
            for (Code& x : codes) x = static_cast<Code>(noise());
            wrong += detail::simd::byte_maximum<Code>(codes.data(), n) != *std::max_element(codes.begin(), codes.end());
        }
    CHECK(wrong == 0);
    for (int a = 0; a < 256; ++a)
        for (int b = 0; b < 256; ++b) {
            const std::array<Code, 4> codes{static_cast<Code>(a), static_cast<Code>(b), static_cast<Code>(a),
                                            static_cast<Code>(b)};
            wrong += detail::simd::byte_maximum<Code>(codes.data(), 4) != std::max(codes[0], codes[1]);
        }
    CHECK(wrong == 0);
}

TEST_CASE("byte_maximum: the largest of bytes by words, for every pair of bytes and every length of the last word") {
    check_bytes<std::int8_t>();
    check_bytes<std::uint8_t>();
}

}  // namespace
}  // namespace fxact::test
