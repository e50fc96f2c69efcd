// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <utility>

#include <fxact/fxact.hpp>

/// The same bits everywhere. A digest is a number made of every output bit of one function in one format over a fixed list
/// of inputs. The compiler computes it in constant evaluation, the program computes it again with inputs that the compiler
/// cannot see, and both must equal the number written in the list at the end of this file. That holds for every
/// compiler, optimisation level and core, so whoever changes a bit has to change that number, on purpose.
///
/// The header needs neither a test framework nor a host: tests/same_bits and embedded/digest.cpp share it.
namespace fxact::test {

// ---- mixing -------------------------------------------------------------------------------------------------------

/// FNV-1a by words instead of bytes, with the high half folded back in; every step is a bijection of the state.
class digest {
public:
    constexpr void add(std::uint64_t word) noexcept {
        state_ = (state_ ^ word) * 0x100'0000'01b3U;
        state_ ^= state_ >> 29;
    }
    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return state_; }

private:
    std::uint64_t state_ = 0xcbf2'9ce4'8422'2325U;
};

// ---- values to bits and back ----------------------------------------------------------------------------------------

template <class T>
struct bits_of {
    using rep = decltype(std::declval<T>().raw());
    using type = std::make_unsigned_t<rep>;
    static constexpr T make(type bits) noexcept { return T::from_raw(static_cast<rep>(bits)); }
    static constexpr type take(T x) noexcept { return static_cast<type>(x.raw()); }
};

/// All NaNs count as one: which of them a function gives is not promised.
template <std::floating_point T>
struct bits_of<T> {
    using type = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    static constexpr type infinity = sizeof(T) == 4 ? type{0x7f80'0000} : static_cast<type>(0x7ff0'0000'0000'0000U);
    static constexpr int mantissa = std::numeric_limits<T>::digits - 1;

    static constexpr T make(type bits) noexcept { return std::bit_cast<T>(bits); }
    static constexpr type take(T x) noexcept {
        const auto bits = std::bit_cast<type>(x);
        const auto magnitude = static_cast<type>(bits & (static_cast<type>(~type{}) >> 1));
        return magnitude > infinity ? static_cast<type>(infinity + 1) : bits;
    }
};

// ---- inputs -----------------------------------------------------------------------------------------------------------

/// A 64-bit hash of an index (Vigna's splitmix64), so that any input can be made without those before it.
constexpr std::uint64_t scatter(std::uint64_t index) noexcept {
    std::uint64_t z = (index + 1) * 0x9e37'79b9'7f4a'7c15U;
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9U;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11ebU;
    return z ^ (z >> 31);
}

/// Every code of an 8-bit format; both ends, the neighbourhood of zero, powers of two and scattered codes of wider ones.
template <class T>
inline constexpr std::size_t input_count = sizeof(T) == 1 ? 256 : 128;

template <class T>
constexpr T input(std::size_t index) noexcept {
    using bits = typename bits_of<T>::type;
    constexpr int width = std::numeric_limits<bits>::digits;
    if constexpr (width == 8) return bits_of<T>::make(static_cast<bits>(index));
    const std::uint64_t noise = scatter(index);
    if (index < 8) return bits_of<T>::make(static_cast<bits>(index - 4));                               // -4 .. 3
    if (index < 16) return bits_of<T>::make(static_cast<bits>((bits{1} << (width - 1)) + index - 12));  // both ends
    if (index < 32) {  // plus and minus a power of two
        const auto power = static_cast<bits>(bits{1} << (noise % static_cast<unsigned>(width)));
        return bits_of<T>::make(index % 2 == 0 ? power : static_cast<bits>(bits{} - power));
    }
    return bits_of<T>::make(static_cast<bits>(noise));
}

template <std::floating_point T>
constexpr T input(std::size_t index) noexcept {
    using bits = typename bits_of<T>::type;
    constexpr int mantissa = bits_of<T>::mantissa;
    constexpr bits infinity = bits_of<T>::infinity;
    constexpr bits one = std::bit_cast<bits>(T{1});
    constexpr bits specials[]{0,
                              1,
                              (bits{1} << mantissa) - 1,
                              bits{1} << mantissa,  // zero, subnormals, smallest normal
                              one,
                              one - 1,
                              one + 1,
                              infinity - 1,
                              infinity,  // about 1; largest finite
                              infinity + 1,
                              infinity | (bits{1} << (mantissa - 1)),
                              infinity | one};  // signalling and quiet NaN, another
    constexpr std::size_t count = std::size(specials);
    constexpr bits sign = bits{1} << (std::numeric_limits<bits>::digits - 1);
    if (index < 2 * count) {
        return bits_of<T>::make(static_cast<bits>(specials[index / 2] | (index % 2 == 0 ? bits{} : sign)));
    }
    const auto noise = static_cast<bits>(scatter(index));
    if (index % 4 == 0) return bits_of<T>::make(noise);  // any bits at all
    // any sign and mantissa, an exponent from 2^-12 to 2^11: where the functions are not yet flat
    const bits exponent = (one >> mantissa) - 12 + static_cast<bits>(scatter(index + 1000) % 24);
    return bits_of<T>::make(static_cast<bits>((noise & (sign | ((bits{1} << mantissa) - 1))) | (exponent << mantissa)));
}

// ---- what is digested ---------------------------------------------------------------------------------------------

/// A string as a template argument.
template <std::size_t N>
struct label {
    char text[N];
    consteval label(const char (&source)[N]) noexcept {  // NOLINT: meant to be implicit
        for (std::size_t i = 0; i < N; ++i) text[i] = source[i];
    }
};

/// Inputs digested by one constant evaluation. It keeps each below a fourth of clang's default limit of 1,048,576 steps.
inline constexpr std::size_t chunk = 32;

/// One input after the other; then the same inputs as a span, by the function's own span form (a table's) or by apply.
template <class T, class F>
constexpr std::uint64_t digest_chunk(const F& f, std::size_t first) noexcept {
    using out_type = std::remove_cvref_t<decltype(f(T{}))>;
    digest sum;
    std::array<T, chunk> in{};
    for (std::size_t i = 0; i < chunk; ++i) {
        in[i] = input<T>(first + i);
        sum.add(bits_of<out_type>::take(f(in[i])));
    }
    std::array<out_type, chunk> out{};
    if constexpr (requires { f(std::span<const T>(in), std::span<out_type>(out)); })
        f(std::span<const T>(in), std::span<out_type>(out));
    else if constexpr (requires { f.derivative(in[0]); })  // an activation
        apply(f, std::span<const T>(in), std::span<out_type>(out));
    for (const out_type y : out) sum.add(bits_of<out_type>::take(y));
    return sum.value();
}

/// The first half of a row as the input of two neurons, whose weights are the whole row: every kind of product and sum.
inline constexpr auto small_layer = [](auto in, auto out) {
    const std::size_t outputs = in.size() < 2 ? in.size() : 2, inputs = in.size() / outputs;
    dense(in.first(inputs * outputs), in.first(inputs), in.first(outputs), out.first(outputs), sigmoid);
};

/// The formats every function is digested in.
template <class... Ts>
struct formats {
    template <class F>
    static constexpr void for_each(F f) {
        (f(std::type_identity<Ts>{}), ...);
    }
};
using all_formats = formats<float, double, q7, q<3, 4>, q<7, 0>, uq<0, 8>, uq<4, 4>, q15, q<3, 12>, q<15, 0>, uq<0, 16>, q31,
                            q<4, 27>, q<15, 16>, uq<0, 32>>;

/// An activation, or any function from T to T, in every format.
template <label Name, auto F, std::uint64_t Expected, class Formats = all_formats>
struct function {
    static constexpr auto name = Name;
    static constexpr std::uint64_t expected = Expected;
    using covers = Formats;
    template <class T>
    static constexpr std::size_t chunks = input_count<T> / chunk;
    template <class T>
    static constexpr std::uint64_t at(std::size_t index) noexcept {
        return digest_chunk<T>(F, index * chunk);
    }
};

/// The derivative of an activation in every format.
template <label Name, auto F, std::uint64_t Expected>
struct slope : function<Name, [](auto x) { return F.derivative(x); }, Expected> {};

/// A function of a whole row, called as F(in, out), at a few lengths.
template <label Name, auto F, std::uint64_t Expected, class Formats = all_formats>
struct row_function {
    static constexpr auto name = Name;
    static constexpr std::uint64_t expected = Expected;
    using covers = Formats;
    static constexpr std::size_t lengths[]{1, 2, 3, 10, 17, 31};
    template <class T>
    static constexpr std::size_t chunks = std::size(lengths);
    template <class T>
    static constexpr std::uint64_t at(std::size_t index) noexcept {
        std::array<T, chunk> in{};
        std::array<T, chunk> out{};
        const std::size_t n = lengths[index];
        for (std::size_t i = 0; i < n; ++i) in[i] = input<T>(64 + index * chunk + i);
        F(std::span<const T>(in.data(), n), std::span<T>(out.data(), n));
        digest sum;
        for (std::size_t i = 0; i < n; ++i) sum.add(bits_of<T>::take(out[i]));
        return sum.value();
    }
};

// ---- computing a digest twice -----------------------------------------------------------------------------------------

template <class Entry, class T, std::size_t Index>
inline constexpr std::uint64_t compiled_chunk = Entry::template at<T>(Index);

/// What the compiler says.
template <class Entry, class T>
inline constexpr std::uint64_t compiled = []<std::size_t... Is>(std::index_sequence<Is...>) {
    digest sum;
    (sum.add(compiled_chunk<Entry, T, Is>), ...);
    return sum.value();
}
(std::make_index_sequence<Entry::template chunks<T>>{});

/// What the program says; `zero` comes from a volatile, so that nothing can be computed beforehand.
template <class Entry, class T>
std::uint64_t computed(std::size_t zero) noexcept {
    digest sum;
    for (std::size_t i = 0; i < Entry::template chunks<T>; ++i) sum.add(Entry::template at<T>(i + zero));
    return sum.value();
}

/// "q<3,12>" and the like.
template <class T>
inline constexpr const char* format_name = std::is_same_v<T, float> ? "float" : "double";
template <class Rep, int FracBits>
inline constexpr auto fixed_name = [] {
    constexpr int digits = std::numeric_limits<Rep>::digits - FracBits;
    std::array<char, 12> text{};
    std::size_t at = 0;
    const auto number = [&](int n) {
        if (n >= 10) text[at++] = static_cast<char>('0' + n / 10);
        text[at++] = static_cast<char>('0' + n % 10);
    };
    if (std::is_unsigned_v<Rep>) text[at++] = 'u';
    text[at++] = 'q';
    text[at++] = '<';
    number(digits);
    text[at++] = ',';
    number(FracBits);
    text[at++] = '>';
    return text;
}();
template <class Rep, int FracBits>
inline constexpr const char* format_name<fixed<Rep, FracBits>> = fixed_name<Rep, FracBits>.data();

/// One line of the result; the format "all" stands for the whole of a function, against the number in the list.
struct digest_result {
    const char* function;
    const char* format;
    std::uint64_t expected;
    std::uint64_t found;
};

/// Computes every digest of one entry again and reports each.
template <class Entry, class Report>
void check_entry(Report report) {
    volatile std::size_t zero = 0;
    digest all;
    Entry::covers::for_each([&]<class T>(std::type_identity<T>) {
        const std::uint64_t found = computed<Entry, T>(zero);
        all.add(found);
        report(digest_result{Entry::name.text, format_name<T>, compiled<Entry, T>, found});
    });
    report(digest_result{Entry::name.text, "all", Entry::expected, all.value()});
}

template <class... Entries>
struct digest_list {
    /// report(digest_result) is called for every function and format; all is well if expected == found in each.
    template <class Report>
    static void check(Report report) {
        (check_entry<Entries>(report), ...);
    }
};

// ---- the list: one line for a new function; the test prints the number to put here --------------------------------------

// clang-format off
using digests = digest_list<
    function<"step", step, 0x89db'e946'8297'75a7>,
    function<"relu", relu, 0xb077'161f'2cdf'2db2>,
    slope<"relu'", relu, 0xc3af'1785'0fd7'3311>,
    function<"sigmoid", sigmoid, 0xc502'bc60'1c18'1ed3>,
    slope<"sigmoid'", sigmoid, 0x0633'8759'1809'0d29>,
    function<"sigmoid to q15", [](auto x) { return apply<q15>(sigmoid, x); }, 0xb2ec'9bbd'1f3d'99e8>,
    function<"sigmoid to float", [](auto x) { return apply<float>(sigmoid, x); }, 0xd6ae'32c1'ae15'df7c>,
    function<"table 8", table<sigmoid, q<3, 4>, q7>{}, 0xfb96'1561'f3a9'd27a, formats<q<3, 4>>>,
    function<"table 16", table<sigmoid, q<3, 12>, q15>{}, 0x8e0e'5310'ea22'7242, formats<q<3, 12>>>,
    row_function<"softmax", [](auto in, auto out) { softmax(in, out); }, 0x2109'21ad'68cf'50cd>,
    row_function<"dense", small_layer, 0xd289'c51c'5c81'23b5>>;
// clang-format on

}  // namespace fxact::test
