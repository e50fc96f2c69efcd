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
/// of inputs. The compiler computes it in constant evaluation (digest_test.cpp), the program computes it again with inputs
/// that the compiler cannot see (same_bits, embedded/digest.cpp), and both must equal the number written in the list at the
/// end of this file. That holds for every compiler, optimisation level and core, so whoever changes a bit has to change that
/// number, on purpose.
///
/// The header needs neither a test framework nor a host.
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
    static constexpr std::size_t count = sizeof...(Ts);
    template <class F>
    static constexpr void for_each(F f) {
        (f(std::type_identity<Ts>{}), ...);
    }
};
using main_formats = formats<float, double, q7, q15, q<3, 12>, q31>;
using all_formats = formats<float, double, q7, q<3, 4>, q<7, 0>, uq<0, 8>, uq<4, 4>, q15, q<3, 12>, q<15, 0>, uq<0, 16>, q31,
                            q<4, 27>, q<15, 16>, uq<0, 32>>;

/// An activation, or any function from T to T.
template <label Name, auto F, std::uint64_t Expected, class Formats = main_formats>
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

/// The derivative of an activation.
template <label Name, auto F, std::uint64_t Expected, class Formats = main_formats>
struct slope : function<Name, [](auto x) { return F.derivative(x); }, Expected, Formats> {};

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
struct by_the_compiler {
    template <class Entry, class T>
    static constexpr std::uint64_t digest_of() noexcept {
        return []<std::size_t... Is>(std::index_sequence<Is...>) {
            digest sum;
            (sum.add(compiled_chunk<Entry, T, Is>), ...);
            return sum.value();
        }(std::make_index_sequence<Entry::template chunks<T>>{});
    }
};

/// What the program says.
struct by_the_program {
    template <class Entry, class T>
    static std::uint64_t digest_of() noexcept {
        volatile std::size_t zero = 0;  // so that nothing can be computed beforehand
        const std::size_t offset = zero;
        digest sum;
        for (std::size_t i = 0; i < Entry::template chunks<T>; ++i) sum.add(Entry::template at<T>(i + offset));
        return sum.value();
    }
};

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

/// What one format adds to a digest.
struct digest_part {
    const char* format;
    std::uint64_t found;
};
struct digest_result {
    const char* function;
    std::uint64_t expected, found;
    std::span<const digest_part> parts;
};

template <class... Entries>
struct digest_list {
    /// Computes every digest, By the compiler or the program, and calls report(digest_result) for each entry.
    template <class By, class Report>
    static void check(Report report) {
        (check_entry<By, Entries>(report), ...);
    }

private:
    template <class By, class Entry, class Report>
    static void check_entry(Report report) {
        std::array<digest_part, Entry::covers::count> parts{};
        std::size_t next = 0;
        digest all;
        Entry::covers::for_each([&]<class T>(std::type_identity<T>) {
            parts[next] = {format_name<T>, By::template digest_of<Entry, T>()};
            all.add(parts[next++].found);
        });
        report(digest_result{Entry::name.text, Entry::expected, all.value(), parts});
    }
};

// ---- the list: one line for a new function; the test prints the number to put here --------------------------------------

// clang-format off
using digests = digest_list<
    function<"step", step, 0x89db'e946'8297'75a7, all_formats>,
    function<"relu", relu, 0xb077'161f'2cdf'2db2, all_formats>,
    slope<"relu'", relu, 0xc3af'1785'0fd7'3311, all_formats>,
    function<"sigmoid", sigmoid, 0xc502'bc60'1c18'1ed3, all_formats>,
    slope<"sigmoid'", sigmoid, 0x0633'8759'1809'0d29, all_formats>,
    function<"identity", identity, 0x4a38'41b9'5010'cdbf>,
    slope<"identity'", identity, 0x4556'ff75'3b3e'32d7>,
    function<"sign", sign, 0xe303'd254'19c2'0e2a>,
    function<"relu6", relu6, 0xbb9a'f5f6'b70b'15c8>,
    slope<"relu6'", relu6, 0xacc7'7595'fb89'a8aa>,
    function<"tanh", tanh, 0x2096'1497'993a'bb04>,
    slope<"tanh'", tanh, 0x1934'df25'd967'ace6>,
    function<"log_sigmoid", log_sigmoid, 0xe0ea'2be8'4dcc'e6b9>,
    slope<"log_sigmoid'", log_sigmoid, 0xec0b'bd35'9224'bf09>,
    function<"hard_sigmoid", hard_sigmoid, 0x2226'8550'e0b5'19a1>,
    slope<"hard_sigmoid'", hard_sigmoid, 0x7c2e'679f'0ccf'b5b1>,
    function<"hard_sigmoid_onnx", hard_sigmoid_onnx, 0x7274'38f1'd005'3342>,
    slope<"hard_sigmoid_onnx'", hard_sigmoid_onnx, 0xc2fa'96fe'7df3'0428>,
    function<"ultra_fast_sigmoid", ultra_fast_sigmoid, 0xf903'fc5e'06a1'd44e>,
    slope<"ultra_fast_sigmoid'", ultra_fast_sigmoid, 0x91f1'59c1'5b7f'093a>,
    function<"hard_tanh", hard_tanh, 0xaab5'd7e7'07e8'e4a3>,
    slope<"hard_tanh'", hard_tanh, 0xa9f3'96cb'1cc0'975f>,
    function<"tanh_shrink", tanh_shrink, 0x53c2'a894'847d'ae36>,
    slope<"tanh_shrink'", tanh_shrink, 0xdaa9'9e46'4d91'caee>,
    function<"silu", silu, 0xf37e'ac91'7866'c73b>,
    slope<"silu'", silu, 0x0634'37d0'b29e'd1f1>,
    function<"hard_swish", hard_swish, 0x1225'0551'9651'e31b>,
    slope<"hard_swish'", hard_swish, 0x2ec5'b5f3'7516'868b>,
    function<"gelu", gelu, 0xcd2a'fe8b'efd9'7c17>,
    slope<"gelu'", gelu, 0x8a46'a227'6caa'e622>,
    function<"gelu_tanh", gelu_tanh, 0xd47a'3a60'6e52'7758>,
    slope<"gelu_tanh'", gelu_tanh, 0xba73'621c'33f5'3d21>,
    function<"softplus", softplus, 0xc7ab'e40d'0dac'4853>,
    slope<"softplus'", softplus, 0x14ee'3e30'c5a8'5d28>,
    function<"softsign", softsign, 0x58a9'3780'18ee'fe29>,
    slope<"softsign'", softsign, 0x21b0'e1ba'd0ae'6b5f>,
    function<"mish", mish, 0x4dd2'c44d'88d3'c0ab>,
    slope<"mish'", mish, 0xbe7b'9fee'1d8b'3aa1>,
    function<"selu", selu, 0xbc92'5817'4682'302a>,
    slope<"selu'", selu, 0x0216'8b7c'3944'1af5>,
    function<"exp", exp, 0xd138'0c31'332d'6be8>,
    slope<"exp'", exp, 0x8321'd238'26a8'26d9>,
    function<"clipped_relu", clipped_relu{.max = 2.5}, 0x617c'8e76'a999'79e1>,
    slope<"clipped_relu'", clipped_relu{.max = 2.5}, 0x4850'e796'e0f3'6548>,
    function<"leaky_relu", leaky_relu{}, 0x473c'5a3a'b248'9b94>,
    slope<"leaky_relu'", leaky_relu{}, 0x316c'15b1'e539'067c>,
    function<"threshold_relu", threshold_relu{}, 0x198b'cff3'337d'd985>,
    slope<"threshold_relu'", threshold_relu{}, 0x115c'2199'7f37'4ce6>,
    function<"elu", elu{}, 0x20cd'970c'00e8'0b8b>,
    slope<"elu'", elu{}, 0xd855'e0fd'5574'1304>,
    function<"celu", celu{.alpha = 0.75}, 0x780f'b018'7160'988a>,
    slope<"celu'", celu{.alpha = 0.75}, 0x2372'a317'dc04'5395>,
    function<"hard_shrink", hard_shrink{}, 0x343c'63b3'f5a8'579a>,
    slope<"hard_shrink'", hard_shrink{}, 0x23a2'3d1f'b93d'aedb>,
    function<"soft_shrink", soft_shrink{}, 0x9c2b'4bd0'd1ea'9fa6>,
    slope<"soft_shrink'", soft_shrink{}, 0x23a2'3d1f'b93d'aedb>,
    function<"softplus_with", softplus_with{.beta = 1.7}, 0xf508'9684'1fa1'19a8>,
    slope<"softplus_with'", softplus_with{.beta = 1.7}, 0x76d8'4875'aba6'a59f>,
    function<"prelu", [](auto x) { return prelu(x, sigmoid(x)); }, 0>,
    function<"glu", [](auto x) { return glu(x, tanh(x)); }, 0>,
    function<"maximum", [](auto x) { return maximum(x, sigmoid(x)); }, 0>,
    function<"minimum", [](auto x) { return minimum(x, sigmoid(x)); }, 0>,
    function<"clip", [](auto x) { return clip(x, decltype(x){}, sigmoid(x)); }, 0>,
    function<"sigmoid' from y", [](auto y) { return sigmoid.derivative_from_output(y); }, 0>,
    function<"tanh' from y", [](auto y) { return tanh.derivative_from_output(y); }, 0>,
    function<"softplus' from y", [](auto y) { return softplus.derivative_from_output(y); }, 0>,
    function<"sigmoid to q15", [](auto x) { return apply<q15>(sigmoid, x); }, 0xb2ec'9bbd'1f3d'99e8, all_formats>,
    function<"sigmoid to float", [](auto x) { return apply<float>(sigmoid, x); }, 0xd6ae'32c1'ae15'df7c, all_formats>,
    function<"table 8", table<sigmoid, q<3, 4>, q7>{}, 0xfb96'1561'f3a9'd27a, formats<q<3, 4>>>,
    function<"table 16", table<sigmoid, q<3, 12>, q15>{}, 0x8e0e'5310'ea22'7242, formats<q<3, 12>>>,
    row_function<"softmax", [](auto in, auto out) { softmax(in, out); }, 0x2109'21ad'68cf'50cd>,
    row_function<"dense", small_layer, 0xd289'c51c'5c81'23b5>>;
// clang-format on

}  // namespace fxact::test
