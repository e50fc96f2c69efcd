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

/// The same bits everywhere. A digest is a number made of every output bit of one function in one format over a fixed
/// list of inputs. The program computes it with inputs that the compiler cannot see, and it must equal the number
/// written in the list at the end of this file, with every compiler, optimization level and core (same_bits,
/// embedded/digest.cpp): whoever changes a bit has to change that number, on purpose. digest_test.cpp compares parts of
/// it with what the compiler says.
///
/// The header needs neither a test framework nor a host.
namespace fxact::test {

// ---- mixing

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

// ---- values to bits and back

template <class T>
struct bits_of {
    using rep = decltype(std::declval<T>().raw());
    using type = std::make_unsigned_t<rep>;
    static constexpr T make(type bits) noexcept { return T::from_raw(static_cast<rep>(bits)); }
    static constexpr type take(T x) noexcept { return static_cast<type>(x.raw()); }
};

/// All NaNs count as one: which of them a function gives is not promised. (By reference, and from integers: with
/// -ffinite-math-only newer clangs take it for granted that no function is passed a NaN or an infinity by value.)
template <std::floating_point T>
struct bits_of<T> {
    using type = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    static constexpr type infinity = sizeof(T) == 4 ? type{0x7f80'0000} : static_cast<type>(0x7ff0'0000'0000'0000U);
    static constexpr int mantissa = std::numeric_limits<T>::digits - 1;

    [[gnu::always_inline]] static constexpr T make(type bits) noexcept { return __builtin_bit_cast(T, bits); }
    static constexpr type take(const T& x) noexcept {
        const auto bits = __builtin_bit_cast(type, x);
        const auto magnitude = static_cast<type>(bits & (static_cast<type>(~type{}) >> 1));
        return magnitude > infinity ? static_cast<type>(infinity + 1) : bits;
    }
};

// ---- inputs

/// A 64-bit hash of an index (Vigna's splitmix64), so that any input can be made without those before it.
constexpr std::uint64_t scatter(std::uint64_t index) noexcept {
    std::uint64_t z = (index + 1) * 0x9e37'79b9'7f4a'7c15U;
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9U;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11ebU;
    return z ^ (z >> 31);
}

/// Every code of an 8-bit format; both ends, the neighborhood of zero, powers of two and scattered codes of wider
/// ones.
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
constexpr typename bits_of<T>::type input_bits(std::size_t index) noexcept {
    using bits = typename bits_of<T>::type;
    constexpr int mantissa = bits_of<T>::mantissa;
    constexpr bits infinite = bits_of<T>::infinity;
    constexpr bits one = std::bit_cast<bits>(T{1});
    constexpr bits specials[]{0,
                              1,
                              (bits{1} << mantissa) - 1,
                              bits{1} << mantissa,  // zero, subnormals, smallest normal
                              one,
                              one - 1,
                              one + 1,
                              infinite - 1,
                              infinite,  // about 1; largest finite
                              infinite + 1,
                              infinite | (bits{1} << (mantissa - 1)),
                              infinite | one};  // signalling and quiet NaN, another
    constexpr std::size_t count = std::size(specials);
    constexpr bits sign = bits{1} << (std::numeric_limits<bits>::digits - 1);
    if (index < 2 * count) {
        return static_cast<bits>(specials[index / 2] | (index % 2 == 0 ? bits{} : sign));
    }
    const auto noise = static_cast<bits>(scatter(index));
    if (index % 4 == 0) return noise;  // any bits at all
    // any sign and mantissa, an exponent from 2^-12 to 2^11: where the functions are not yet flat
    const bits exponent = (one >> mantissa) - 12 + static_cast<bits>(scatter(index + 1000) % 24);
    return static_cast<bits>((noise & (sign | ((bits{1} << mantissa) - 1))) | (exponent << mantissa));
}
template <std::floating_point T>
[[gnu::always_inline]] constexpr T input(std::size_t index) noexcept {
    return bits_of<T>::make(input_bits<T>(index));
}

// ---- what is digested

/// A string as a template argument.
template <std::size_t N>
struct label {
    char text[N];
    consteval label(const char (&source)[N]) noexcept {  // NOLINT: meant to be implicit
        for (std::size_t i = 0; i < N; ++i) text[i] = source[i];
    }
};

/// Inputs digested by one constant evaluation. It keeps each below a fourth of clang's default limit of 1,048,576
/// steps.
inline constexpr std::size_t chunk = 16;

template <class T>
using chunk_of = std::array<T, chunk>;

template <class T>
[[gnu::noinline]] constexpr chunk_of<T> inputs(std::size_t first) noexcept {
    chunk_of<T> in{};
    for (std::size_t i = 0; i < chunk; ++i) in[i] = input<T>(first + i);
    return in;
}

template <class T>
[[gnu::noinline]] constexpr void mix(digest& sum, const chunk_of<T>& values) noexcept {
    for (const T& y : values) sum.add(bits_of<T>::take(y));
}

/// One input after the other; then the same inputs as a span, where the library has a loop of its own for that: for a
/// table, and for an activation made of comparisons. (Every other span is a loop over single calls, which apply_test
/// shows; another copy of each formula would double what this header takes to compile.)
template <class T, class F>
constexpr std::uint64_t digest_chunk(const F& f, std::size_t first) noexcept {
    using out_type = std::remove_cvref_t<decltype(f(T{}))>;
    digest sum;
    const chunk_of<T> in = inputs<T>(first);
    chunk_of<out_type> out{};
    for (std::size_t i = 0; i < chunk; ++i) out[i] = f(in[i]);
    mix(sum, out);
    if constexpr (requires { f(std::span<const T>(in), std::span<out_type>(out)); })
        f(std::span<const T>(in), std::span<out_type>(out));
    else if constexpr (requires { f.direct(in[0]); })
        apply(f, std::span<const T>(in), std::span<out_type>(out));
    else if constexpr (!requires { f.derivative(in[0]); })
        out = {};  // no activation: it has no span form
    mix(sum, out);
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
using all_formats = formats<float, double, q7, q<3, 4>, q<7, 0>, uq<0, 8>, uq<4, 4>, q15, q<3, 12>, q<15, 0>, uq<0, 16>,
                            q31, q<4, 27>, q<15, 16>, uq<0, 32>, affine8>;

/// What a line of the list is called, comes to and covers.
template <label Name, std::uint64_t Expected, class Formats>
struct entry {
    static constexpr auto name = Name;
    static constexpr std::uint64_t expected = Expected;
    using covers = Formats;
};

/// An activation, or any function from T to T.
template <label Name, auto F, std::uint64_t Expected, class Formats = main_formats>
struct function : entry<Name, Expected, Formats> {
    template <class T>
    static constexpr std::size_t chunks = input_count<T> / chunk;
    template <class T>
    static constexpr std::uint64_t at(std::size_t index) noexcept {
        return digest_chunk<T>(F, index * chunk);
    }
};

/// A table by its type: so the compiler designs it only where its digest is computed, and not for every part of the
/// list.
template <label Name, class Table, std::uint64_t Expected, class Formats>
struct table_function : entry<Name, Expected, Formats> {
    template <class T>
    static constexpr std::size_t chunks = input_count<T> / chunk;
    template <class T>
    static constexpr std::uint64_t at(std::size_t index) noexcept {
        return digest_chunk<T>(Table{}, index * chunk);
    }
};

/// The derivative of an activation.
template <label Name, auto F, std::uint64_t Expected, class Formats = main_formats>
struct slope : function<Name, [](const auto& x) { return F.derivative(x); }, Expected, Formats> {};

/// A function of a whole row, called as F(in, out), at a few lengths.
template <label Name, auto F, std::uint64_t Expected, class Formats = all_formats>
struct row_function : entry<Name, Expected, Formats> {
    static constexpr std::size_t row_capacity = 32;
    static constexpr std::size_t lengths[]{1, 2, 3, 10, 17, 31};
    template <class T>
    static constexpr std::size_t chunks = std::size(lengths);
    template <class T>
    static constexpr std::uint64_t at(std::size_t index) noexcept {
        std::array<T, row_capacity> in{};
        std::array<T, row_capacity> out{};
        const std::size_t n = lengths[index];
        for (std::size_t i = 0; i < n; ++i) in[i] = input<T>(64 + index * row_capacity + i);
        F(std::span<const T>(in.data(), n), std::span<T>(out.data(), n));
        digest sum;
        for (std::size_t i = 0; i < n; ++i) sum.add(bits_of<T>::take(out[i]));
        return sum.value();
    }
};

// ---- computing a digest, and parts of it twice

/// What the compiler says.
template <class Entry, class T, std::size_t Index>
inline constexpr std::uint64_t compiled_chunk = Entry::template at<T>(Index);

/// What the program says; `zero` comes from a volatile, so that nothing can be computed beforehand.
template <class Entry, class T>
std::uint64_t computed_chunk(std::size_t index) noexcept {
    volatile std::size_t zero = 0;
    return Entry::template at<T>(index + zero);
}

template <class Entry, class T>
std::uint64_t computed() noexcept {
    digest sum;
    for (std::size_t i = 0; i < Entry::template chunks<T>; ++i) sum.add(computed_chunk<Entry, T>(i));
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

/// One format of an entry, and what computes its part: data instead of code, so that the list costs no compile time.
struct digest_format {
    const char* name;
    std::uint64_t (*compute)() noexcept;
};
struct digest_line {
    const char* function;
    std::uint64_t expected;
    std::span<const digest_format> formats;
};
inline constexpr std::size_t most_formats = all_formats::count;

template <class Entry, class Formats>
inline constexpr int formats_of = 0;
template <class Entry, class... Ts>
inline constexpr digest_format formats_of<Entry, formats<Ts...>>[] {
    {format_name<Ts>, computed<Entry, Ts>}...
};
template <class Entry>
inline constexpr digest_line line_of{Entry::name.text, Entry::expected, formats_of<Entry, typename Entry::covers>};

template <class... Entries>
struct digest_list {
    /// Computes every digest, and calls report(digest_result) for each entry; or for each of one Part of the list in
    /// Parts, because the code of all of them is more than a board's flash.
    template <std::size_t Part = 0, std::size_t Parts = 1, class Report>
    static void check(Report report) {
        static constexpr auto lines = []<std::size_t... I>(std::index_sequence<I...>) {
            std::array<const digest_line*, (0 + ... + (I % Parts == Part ? 1 : 0))> wanted{};
            std::size_t next = 0;
            const auto take = [&]<std::size_t N, class Entry>(std::integral_constant<std::size_t, N>,
                                                              std::type_identity<Entry>) {
                if constexpr (N % Parts == Part) wanted[next++] = &line_of<Entry>;
            };
            (take(std::integral_constant<std::size_t, I>{}, std::type_identity<Entries>{}), ...);
            return wanted;
        }
        (std::index_sequence_for<Entries...>{});
        for (const digest_line* line : lines) {
            std::array<digest_part, most_formats> parts{};
            std::size_t count = 0;
            digest all;
            for (const digest_format& format : line->formats) {
                parts[count] = {format.name, format.compute()};
                all.add(parts[count++].found);
            }
            report(digest_result{line->function, line->expected, all.value(), std::span(parts).first(count)});
        }
    }
    /// Whether compiler and program agree: on two chunks of each entry and format, or (Both is false) on one of
    /// floating and 8-bit formats only, the first of the floating ones, with all that is special, or one in the middle.
    /// Calls report(function, format, agree).
    template <bool Both, class Report>
    static void check_compiler(Report report) {
        (check_compiled_entry<Both, Entries>(report), ...);
    }

private:
    template <class Entry, class T, std::size_t Index>
    static bool compiled_agrees() {
        return compiled_chunk<Entry, T, Index> == computed_chunk<Entry, T>(Index);
    }
    template <bool Both, class Entry, class Report>
    static void check_compiled_entry(Report report) {
        Entry::covers::for_each([&]<class T>(std::type_identity<T>) {
            constexpr std::size_t middle = Entry::template chunks<T> / 2;
            constexpr bool once = std::floating_point<T> || sizeof(T) == 1;
            if constexpr (Both || once) {
                bool agree = compiled_agrees < Entry, T, std::floating_point<T> ? 0 : middle > ();
                if constexpr (Both)
                    agree = agree && compiled_agrees < Entry, T, std::floating_point<T> ? middle : 0 > ();
                report(Entry::name.text, format_name<T>, agree);
            }
        });
    }
};

// ---- the list: one line for a new function; the test prints the number to put here

// clang-format off
using digests = digest_list<
    function<"step", step, 0xf9b4'd8bc'22e7'8993, all_formats>,
    function<"relu", relu, 0xfbb5'e4ed'f716'8563, all_formats>,
    slope<"relu'", relu, 0x263f'26a7'4f85'87bb, all_formats>,
    function<"sigmoid", sigmoid, 0x921d'e05f'18eb'03c6, all_formats>,
    slope<"sigmoid'", sigmoid, 0xa97f'8318'03b0'fe8b, all_formats>,
    function<"identity", identity, 0x4b3c'7d15'df24'6ebb>,
    slope<"identity'", identity, 0x1a3d'f20e'85e0'6c54>,
    function<"sign", sign, 0x7df8'b7ab'4353'2c6a>,
    function<"relu6", relu6, 0x8282'bc1c'e37b'fee5>,
    slope<"relu6'", relu6, 0xd30b'37b5'876b'0c94>,
    function<"tanh", tanh, 0x9dd9'3386'a45f'605f>,
    slope<"tanh'", tanh, 0x30d0'c8ec'0a6c'f2fa>,
    function<"log_sigmoid", log_sigmoid, 0x5e2e'6034'5173'70d8>,
    slope<"log_sigmoid'", log_sigmoid, 0x8352'0cb5'ba5d'2e93>,
    function<"hard_sigmoid", hard_sigmoid, 0x61a9'9050'e44f'18ba>,
    slope<"hard_sigmoid'", hard_sigmoid, 0xb166'0656'd37d'565b>,
    function<"hard_sigmoid_onnx", hard_sigmoid_onnx, 0x316e'086a'9eaa'2412>,
    slope<"hard_sigmoid_onnx'", hard_sigmoid_onnx, 0x772e'e4ef'bb8c'3557>,
    function<"ultra_fast_sigmoid", ultra_fast_sigmoid, 0x7d77'5be1'2f8e'77d0>,
    slope<"ultra_fast_sigmoid'", ultra_fast_sigmoid, 0xc8f4'a285'01b0'a696>,
    function<"hard_tanh", hard_tanh, 0x145e'd7ba'f8c6'0a6f>,
    slope<"hard_tanh'", hard_tanh, 0x2c77'd66c'2c30'41e1>,
    function<"tanh_shrink", tanh_shrink, 0x2d97'26fc'2a34'bc8b>,
    slope<"tanh_shrink'", tanh_shrink, 0x8749'274b'8168'160f>,
    function<"silu", silu, 0xbc95'48c0'9237'898a>,
    slope<"silu'", silu, 0x7977'df2a'e399'b9a2>,
    function<"hard_swish", hard_swish, 0xf69a'af78'e709'3b83>,
    slope<"hard_swish'", hard_swish, 0xa0b8'0e4f'1948'e0a9>,
    function<"gelu", gelu, 0x0d0a'23a9'6457'c6b8>,
    slope<"gelu'", gelu, 0x375d'bbe2'fc33'e407>,
    function<"gelu_tanh", gelu_tanh, 0x4c33'4bb5'69a9'91ec>,
    slope<"gelu_tanh'", gelu_tanh, 0xc258'1120'21a9'c225>,
    function<"softplus", softplus, 0x8999'cc24'7277'01ac>,
    slope<"softplus'", softplus, 0xc4ad'206e'7bfc'94d3>,
    function<"softsign", softsign, 0xe66b'e121'8938'bd6d>,
    slope<"softsign'", softsign, 0x9a82'3a08'a322'22f9>,
    function<"mish", mish, 0x8f99'9e25'16bd'bacc>,
    slope<"mish'", mish, 0x2d47'ae94'28f8'719e>,
    function<"selu", selu, 0xb4a3'be27'69d0'895c>,
    slope<"selu'", selu, 0x7796'0161'55b1'a576>,
    function<"exp", exp, 0xd082'c444'81f8'1a7a>,
    slope<"exp'", exp, 0x454f'9b01'7c9b'275e>,
    function<"clipped_relu", clipped_relu{.max = 2.5}, 0x8e27'd862'ca1b'ff86>,
    slope<"clipped_relu'", clipped_relu{.max = 2.5}, 0x0545'3d2b'0304'8d8c>,
    function<"leaky_relu", leaky_relu{}, 0x268d'1b0e'ce2f'1202>,
    slope<"leaky_relu'", leaky_relu{}, 0x775b'38b8'c501'0a75>,
    function<"threshold_relu", threshold_relu{}, 0x0ba8'aec1'daa7'6c5e>,
    slope<"threshold_relu'", threshold_relu{}, 0xaa80'ff7c'4783'dc5c>,
    function<"elu", elu{}, 0x8e92'44bd'50bd'0791>,
    slope<"elu'", elu{}, 0x4313'18f5'3af3'c0d6>,
    function<"celu", celu{.alpha = 0.75}, 0x5764'4b80'5595'ca22>,
    slope<"celu'", celu{.alpha = 0.75}, 0xbed5'c0e2'ba19'697b>,
    function<"hard_shrink", hard_shrink{}, 0x4a3b'6c92'2e78'45f7>,
    slope<"hard_shrink'", hard_shrink{}, 0xf165'8509'79af'b388>,
    function<"soft_shrink", soft_shrink{}, 0x0482'd25c'2365'ec89>,
    slope<"soft_shrink'", soft_shrink{}, 0xf165'8509'79af'b388>,
    function<"shrink", shrink{.lambda = 0.75, .bias = detail::as_double(0.3L)}, 0xe4e1'1441'6a3a'0e46>,
    slope<"shrink'", shrink{.lambda = 0.75, .bias = detail::as_double(0.3L)}, 0xbea6'4d32'9a43'7270>,
    function<"selu_with", selu_with{.alpha = detail::as_double(1.7L), .gamma = detail::as_double(0.6L)},
        0xdbc1'88e4'8770'cdc4>,
    slope<"selu_with'", selu_with{.alpha = detail::as_double(1.7L), .gamma = detail::as_double(0.6L)},
        0x35e1'9ec0'3f4a'fb3d>,
    function<"softplus_with", softplus_with{.beta = detail::as_double(1.7L)}, 0x146a'9544'977e'd8ff>,
    slope<"softplus_with'", softplus_with{.beta = detail::as_double(1.7L)}, 0x05a6'2565'489a'eba2>,
    function<"prelu", [](const auto& x) { return prelu(x, sigmoid(x)); }, 0x4762'74bd'3776'2f79>,
    function<"glu", [](const auto& x) { return glu(x, tanh(x)); }, 0x04f7'c203'f87e'60ae>,
    function<"maximum", [](const auto& x) { return maximum(x, sigmoid(x)); }, 0xaf17'2789'72d4'ecf8>,
    function<"minimum", [](const auto& x) { return minimum(x, sigmoid(x)); }, 0x8c9f'6344'aca3'7d67>,
    function<"clip", [](const auto& x) { return clip(x, std::remove_cvref_t<decltype(x)>{}, sigmoid(x)); },
        0xe7ac'b479'dad8'6917>,
    function<"faithful exp", faithful<exp>, 0xd082'c444'81f8'1a7a>,
    function<"faithful sigmoid", faithful<sigmoid>, 0x1f6a'acd7'2b50'a91c>,
    function<"faithful tanh", faithful<tanh>, 0xd379'5cc2'26cb'3836>,
    function<"faithful silu", faithful<silu>, 0xceba'6752'632f'5b51>,
    function<"sigmoid' from y", [](const auto& y) { return sigmoid.derivative_from_output(y); }, 0x2ff9'72be'f8a9'ebac>,
    function<"tanh' from y", [](const auto& y) { return tanh.derivative_from_output(y); }, 0x784b'dff3'106f'91a2>,
    function<"softplus' from y", [](const auto& y) { return softplus.derivative_from_output(y); },
        0x0343'b791'34d0'5bf3>,
    function<"sigmoid to q15", [](const auto& x) { return apply<q15>(sigmoid, x); },
        0x9d4f'e041'7c8f'b8a3, all_formats>,
    function<"sigmoid to float", [](const auto& x) { return apply<float>(sigmoid, x); },
        0xf2b8'2e5f'2f17'a5cc, all_formats>,
    table_function<"table 8", table<sigmoid, q<3, 4>, q7>, 0xd031'5bda'8438'818d, formats<q<3, 4>>>,
    table_function<"table 16", table<sigmoid, q<3, 12>, q15>, 0x1e9d'2a41'af60'5f1a, formats<q<3, 12>>>,
    table_function<"table 16, spline", table<sigmoid, q<3, 12>, q15, table_spec{.prefer = prefer::size}>,
                   0x776f'a954'0de5'cedd, formats<q<3, 12>>>,
    table_function<"table, logarithmic", table<softsign, q<7, 8>, q15>, 0x9f2e'ae05'4fba'168d, formats<q<7, 8>>>,
    table_function<"table 32", table<sigmoid, q<3, 28>, q15>, 0x9db5'957e'f973'96a3, formats<q<3, 28>>>,
    table_function<"table 32, logarithmic", table<softsign, q<3, 28>, q15>, 0x5665'5ca0'c2d3'2de0, formats<q<3, 28>>>,
    row_function<"softmax", [](auto in, auto out) { softmax(in, out); }, 0x04e9'e8e3'5268'd32e>,
    row_function<"log_softmax", [](auto in, auto out) { log_softmax(in, out); }, 0x3087'9e13'e631'0c97>,
    row_function<"softmax_normalized", [](auto in, auto out) { softmax_normalized(in, out); },
        0x9624'b6b2'b9e7'2dd2, formats<q7, uq<0, 8>, q15, q31>>,
    row_function<"softmax_gradient", [](auto in, auto out) { softmax_gradient(in, in, out); },
        0x4a5a'78f8'c31d'ba6d, formats<float, double, q<3, 12>>>,
    row_function<"cross_entropy_gradient", [](auto in, auto out) { cross_entropy_gradient(in, 1, out); },
        0x4c81'57c8'1515'1031, formats<float, q<3, 12>>>,
    row_function<"dense", small_layer, 0x5b1c'fc7b'bd15'9361>>;
// clang-format on

}  // namespace fxact::test
