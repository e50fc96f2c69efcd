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
/// TFLite's kind: a float's scale that is no power of two, and a zero point.
using affine8 = quantized<std::int8_t, affine{static_cast<double>(0.1F), -3}>;
using main_formats = formats<float, double, q7, q15, q<3, 12>, q31, affine8>;
using all_formats = formats<float, double, q7, q<3, 4>, q<7, 0>, uq<0, 8>, uq<4, 4>, q15, q<3, 12>, q<15, 0>, uq<0, 16>, q31,
                            q<4, 27>, q<15, 16>, uq<0, 32>, affine8>;

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

template <>
inline constexpr const char* format_name<affine8> = "int8 affine";

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
    function<"step", step, 0x0dab'3f56'2b92'f6ae, all_formats>,
    function<"relu", relu, 0xf3b3'0620'dc28'19f5, all_formats>,
    slope<"relu'", relu, 0x88d9'7cc2'35ff'f0cb, all_formats>,
    function<"sigmoid", sigmoid, 0x909b'7244'92d9'4cc4, all_formats>,
    slope<"sigmoid'", sigmoid, 0x2da7'0bbc'b0f9'd6a5, all_formats>,
    function<"identity", identity, 0x4c78'a2f1'f05e'73a9>,
    slope<"identity'", identity, 0x0a3a'e1cc'dff9'2da6>,
    function<"sign", sign, 0xe4b8'e9e5'30ca'894c>,
    function<"relu6", relu6, 0x3ec8'83b7'4f74'f69c>,
    slope<"relu6'", relu6, 0x7540'9a11'25a6'f315>,
    function<"tanh", tanh, 0x1ba0'656c'dd71'0330>,
    slope<"tanh'", tanh, 0x972a'2886'c806'aa42>,
    function<"log_sigmoid", log_sigmoid, 0xa84f'32f2'ecce'9cca>,
    slope<"log_sigmoid'", log_sigmoid, 0x987b'4efe'e52e'd871>,
    function<"hard_sigmoid", hard_sigmoid, 0x4f55'dd22'ea2f'1cf6>,
    slope<"hard_sigmoid'", hard_sigmoid, 0xcce4'a57b'0603'8d63>,
    function<"hard_sigmoid_onnx", hard_sigmoid_onnx, 0x97c5'd9b4'8aef'6a0e>,
    slope<"hard_sigmoid_onnx'", hard_sigmoid_onnx, 0x6529'd87b'589d'd1a9>,
    function<"ultra_fast_sigmoid", ultra_fast_sigmoid, 0x33ce'948a'bd9c'f616>,
    slope<"ultra_fast_sigmoid'", ultra_fast_sigmoid, 0x7eaa'e076'a273'5048>,
    function<"hard_tanh", hard_tanh, 0x1b0f'4ef1'7d59'8cf6>,
    slope<"hard_tanh'", hard_tanh, 0x774e'81c9'f11e'e7dd>,
    function<"tanh_shrink", tanh_shrink, 0xff05'8684'e0f8'15a4>,
    slope<"tanh_shrink'", tanh_shrink, 0xa474'0dbe'680c'c0fa>,
    function<"silu", silu, 0x7e1f'47f5'2da1'6a62>,
    slope<"silu'", silu, 0xaad1'33f0'2b75'7441>,
    function<"hard_swish", hard_swish, 0x6f18'5498'031d'ab49>,
    slope<"hard_swish'", hard_swish, 0x48d9'b668'b1a1'5ec7>,
    function<"gelu", gelu, 0xc431'ea2e'aadb'463b>,
    slope<"gelu'", gelu, 0x76e3'872e'1596'f62f>,
    function<"gelu_tanh", gelu_tanh, 0x65ea'5e5a'a7ca'2572>,
    slope<"gelu_tanh'", gelu_tanh, 0x48e7'20be'0aaa'176d>,
    function<"softplus", softplus, 0xc23a'eb03'b4fa'cc41>,
    slope<"softplus'", softplus, 0xb3de'584f'c42e'd997>,
    function<"softsign", softsign, 0x10c0'99c7'ac3d'd104>,
    slope<"softsign'", softsign, 0xafe7'48cd'7a1b'06ed>,
    function<"mish", mish, 0x5ae1'56b2'0403'0e83>,
    slope<"mish'", mish, 0xd4e6'bc36'62d6'019f>,
    function<"selu", selu, 0xd4d8'2282'9715'3a6a>,
    slope<"selu'", selu, 0xe563'cf3b'c83b'8d3b>,
    function<"exp", exp, 0xb5c5'70ce'68b2'fab9>,
    slope<"exp'", exp, 0xee30'29ec'5e30'e2c3>,
    function<"clipped_relu", clipped_relu{.max = 2.5}, 0x38c8'84e3'5e54'eac7>,
    slope<"clipped_relu'", clipped_relu{.max = 2.5}, 0x7a79'7fb1'6945'a206>,
    function<"leaky_relu", leaky_relu{}, 0xc952'6520'5260'c714>,
    slope<"leaky_relu'", leaky_relu{}, 0x396f'e9b4'334f'7c90>,
    function<"threshold_relu", threshold_relu{}, 0x3bd3'5d67'dc1e'9d16>,
    slope<"threshold_relu'", threshold_relu{}, 0x24ec'c2df'b8c5'6219>,
    function<"elu", elu{}, 0xa6e3'0925'491d'26b8>,
    slope<"elu'", elu{}, 0xbdff'8416'c823'95b6>,
    function<"celu", celu{.alpha = 0.75}, 0x1c67'2a4c'0376'adf8>,
    slope<"celu'", celu{.alpha = 0.75}, 0x3ad2'67a4'a893'1827>,
    function<"hard_shrink", hard_shrink{}, 0x67a1'e2d9'07b8'2ff1>,
    slope<"hard_shrink'", hard_shrink{}, 0x9214'18b0'7c23'8279>,
    function<"soft_shrink", soft_shrink{}, 0x6e10'327b'84ea'b979>,
    slope<"soft_shrink'", soft_shrink{}, 0x9214'18b0'7c23'8279>,
    function<"softplus_with", softplus_with{.beta = 1.7}, 0x6465'fa0f'69e2'c08c>,
    slope<"softplus_with'", softplus_with{.beta = 1.7}, 0x92d8'85a6'185d'0524>,
    function<"prelu", [](auto x) { return prelu(x, sigmoid(x)); }, 0xc79a'cffd'8270'07c4>,
    function<"glu", [](auto x) { return glu(x, tanh(x)); }, 0x2753'10c1'ea40'780e>,
    function<"maximum", [](auto x) { return maximum(x, sigmoid(x)); }, 0xea0a'b46d'09b2'3559>,
    function<"minimum", [](auto x) { return minimum(x, sigmoid(x)); }, 0xedc1'704e'62dd'c393>,
    function<"clip", [](auto x) { return clip(x, decltype(x){}, sigmoid(x)); }, 0xc3ad'33a4'852a'b6a0>,
    function<"sigmoid' from y", [](auto y) { return sigmoid.derivative_from_output(y); }, 0xb6ef'35e9'17b5'214d>,
    function<"tanh' from y", [](auto y) { return tanh.derivative_from_output(y); }, 0x4bac'ac6a'c8d4'75bd>,
    function<"softplus' from y", [](auto y) { return softplus.derivative_from_output(y); }, 0x4ed8'217b'fba5'8cb9>,
    function<"sigmoid to q15", [](auto x) { return apply<q15>(sigmoid, x); }, 0xe8d6'0a79'40a5'c148, all_formats>,
    function<"sigmoid to float", [](auto x) { return apply<float>(sigmoid, x); }, 0x831d'cb7a'feb4'3ecd, all_formats>,
    function<"table 8", table<sigmoid, q<3, 4>, q7>{}, 0xfb96'1561'f3a9'd27a, formats<q<3, 4>>>,
    function<"table 16", table<sigmoid, q<3, 12>, q15>{}, 0xa4b7'598d'2d38'0d9f, formats<q<3, 12>>>,
    row_function<"softmax", [](auto in, auto out) { softmax(in, out); }, 0xec5b'eede'1e5e'5ff5>,
    row_function<"log_softmax", [](auto in, auto out) { log_softmax(in, out); }, 0x3087'9e13'e631'0c97>,
    row_function<"softmax_normalized", [](auto in, auto out) { softmax_normalized(in, out); }, 0x9624'b6b2'b9e7'2dd2, formats<q7, uq<0, 8>, q15, q31>>,
    row_function<"softmax_gradient", [](auto in, auto out) { softmax_gradient(in, in, out); }, 0x4a5a'78f8'c31d'ba6d, formats<float, double, q<3, 12>>>,
    row_function<"cross_entropy_gradient", [](auto in, auto out) { cross_entropy_gradient(in, 1, out); }, 0x4c81'57c8'1515'1031, formats<float, q<3, 12>>>,
    row_function<"dense", small_layer, 0x5b1c'fc7b'bd15'9361>>;
// clang-format on

}  // namespace fxact::test
