// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <random>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/number.hpp>

/// The engine's words and numbers as reals of 100 digits.
namespace fxact::test {

using real100 = boost::multiprecision::cpp_bin_float_100;

inline real100 integer(std::uint32_t word) { return real100(word); }
inline real100 integer(std::uint64_t word) { return real100(word); }
template <std::size_t N>
real100 integer(const detail::limbs<N>& word) {
    real100 sum = 0;
    for (std::size_t i = N; i-- > 0;) sum = ldexp(sum, 32) + word.limb[i];
    return sum;
}

template <class Word>
real100 value_of(const detail::number<Word>& x) {
    if (x.is_zero()) return 0;
    const real100 size = ldexp(integer(x.mantissa), x.exponent - (detail::bits_of<Word> - 1));
    return x.negative ? real100(-size) : size;
}

/// Words of every kind: half of them random, half with few bits set or few bits clear.
template <class Word>
Word any_word(std::mt19937_64& noise) {
    Word word{};
    if constexpr (detail::bits_of < Word >> 64)
        for (auto& limb : word.limb) limb = static_cast<std::uint32_t>(noise());
    else
        word = static_cast<Word>(noise());
    if (noise() % 2 == 0) return word;
    Word sparse{};
    for (std::uint64_t bits = noise() % 4; bits > 0; --bits)
        sparse = sparse |
                 static_cast<Word>(Word{1} << static_cast<int>(noise() % static_cast<unsigned>(detail::bits_of<Word>)));
    return noise() % 2 == 0 ? sparse : static_cast<Word>(-sparse);
}

}  // namespace fxact::test
