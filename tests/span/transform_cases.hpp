// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/detail/span/transform.hpp>
#include <fxact/detail/table/lookup/lookup_span.hpp>
#include <fxact/fixed.hpp>

/// The bodies behind the span forms against the portable one, on the host and on each core: every code at every lane,
/// every short length, every alignment, in place, and nothing written beyond the span.
namespace fxact::test {

/// A format whose memory holds something else than the code, and so must not be taken for it.
struct biased {
    std::uint8_t stored;
};

/// A format by the plain integers of the language, which may be other types than those of <cstdint>.
template <class Integer>
struct plain {
    Integer code;
};

}  // namespace fxact::test

template <>
struct fxact::format_traits<fxact::test::biased> {
    using rep = std::int8_t;
    static constexpr double step = 0.125;
    static constexpr int zero_point = 0;
    static constexpr rep raw(test::biased x) noexcept { return static_cast<rep>(x.stored - 128); }
    static constexpr test::biased from_raw(rep code) noexcept { return {static_cast<std::uint8_t>(code + 128)}; }
};

template <class Integer>
struct fxact::format_traits<fxact::test::plain<Integer>> {
    using rep = Integer;
    static constexpr double step = 0.125;
    static constexpr int zero_point = 0;
    static constexpr rep raw(test::plain<Integer> x) noexcept { return x.code; }
    static constexpr test::plain<Integer> from_raw(rep code) noexcept { return {code}; }
};

namespace fxact::test {

using detail::simd::instruction_set;

/// The bodies that this machine can run; a host runs those made of ordinary instructions.
inline constexpr instruction_set best_set =
    detail::simd::native <= instruction_set::portable ? instruction_set::words : detail::simd::native;
inline constexpr std::size_t best_set_number = static_cast<std::size_t>(best_set);

/// What the memory of a value is compared as.
template <class T>
using memory_of =
    std::conditional_t<sizeof(T) == 1, std::uint8_t, std::conditional_t<sizeof(T) == 2, std::uint16_t, std::uint32_t>>;

/// Every code of up to 16 bits; for wider numbers those about 0, both ends, one's, infinity's and the NaNs', and
/// scattered ones.
template <class T>
inline constexpr std::size_t code_count = sizeof(T) == 1   ? 256
                                          : sizeof(T) == 2 ? 65536
                                                           : 2048;

template <class T>
constexpr T value_of_code(std::size_t index) noexcept {
    if constexpr (sizeof(T) < 4) {
        return std::bit_cast<T>(static_cast<memory_of<T>>(index));
    } else {
        constexpr std::uint32_t about[]{0,           0x8000'0000, 0x3f80'0000, 0xbf80'0000,
                                        0x7f80'0000, 0xff80'0000, 0x7fc0'0000, 0xffc0'0000};
        const auto i = static_cast<std::uint32_t>(index);
        if (i % 2 == 0) return std::bit_cast<T>(about[i / 2 % 8] + i / 16 % 8 - 4);
        std::uint32_t noise = (i + 1) * 0x9e37'79b9U;
        noise = (noise ^ (noise >> 16)) * 0x85eb'ca6bU;
        return std::bit_cast<T>(noise ^ (noise >> 13));
    }
}

inline constexpr std::size_t longest = 40;

/// Room for a row at each alignment, with as much again behind it.
template <class T>
struct room {
    alignas(16) T values[2 * longest + 4];
};

template <class T>
bool same(const T& a, const T& b) noexcept {
    return std::bit_cast<memory_of<T>>(a) == std::bit_cast<memory_of<T>>(b);
}

/// Whether `fast` and `reference`, both called as (in, out, count), agree on the codes from `first` on, and leave the
/// rest.
template <class In, class Out, class Fast, class Reference>
[[gnu::noinline]] bool agree_on_row(const Fast& fast, const Reference& reference, std::size_t first, std::size_t count,
                                    std::size_t in_at, std::size_t out_at) noexcept {
    static room<In> in;
    static room<Out> found, expected;
    for (std::size_t i = 0; i < longest + 4; ++i)
        in.values[in_at + i] = value_of_code<In>((first + i) % code_count<In>);
    for (std::size_t i = 0; i < 2 * longest + 4; ++i) found.values[i] = expected.values[i] = value_of_code<Out>(i + 77);
    reference(in.values + in_at, expected.values + out_at, count);
    fast(in.values + in_at, found.values + out_at, count);
    for (std::size_t i = 0; i < 2 * longest + 4; ++i) {
        if (!same(found.values[i], expected.values[i])) return false;
    }
    if constexpr (std::same_as<In, Out>) {
        for (std::size_t i = 0; i < longest + 4; ++i) found.values[out_at + i] = in.values[in_at + i];
        fast(found.values + out_at, found.values + out_at, count);
        for (std::size_t i = 0; i < longest + 4; ++i) {
            if (!same(found.values[out_at + i], i < count ? expected.values[out_at + i] : in.values[in_at + i]))
                return false;
        }
    }
    return true;
}

template <class In, class Out, class Fast, class Reference>
bool agree(const Fast& fast, const Reference& reference) noexcept {
    // A row starts at every fifth code: five and the lanes of a vector have no common divisor, so each code meets each
    // lane.
    for (std::size_t first = 0; first < code_count<In>; first += 5) {
        if (!agree_on_row<In, Out>(fast, reference, first, longest, first % 4, first / 4 % 4)) return false;
    }
    for (std::size_t count = 0; count <= longest; ++count) {
        for (std::size_t shift = 0; shift < 16; ++shift) {
            const std::size_t first = code_count<In> - longest / 2 + shift;  // both sides of 0
            if (!agree_on_row<In, Out>(fast, reference, first, count, shift % 4, shift / 4)) return false;
        }
    }
    return true;
}

// ---- activations

/// An activation on a T in one body.
template <auto F, class T, instruction_set Set>
bool activation_agrees() noexcept {
    const auto by = []<instruction_set One>(std::integral_constant<instruction_set, One>) {
        return [](const T* in, T* out, std::size_t count) { detail::simd::transform<One>(F, in, out, count); };
    };
    return agree<T, T>(by(std::integral_constant<instruction_set, Set>{}),
                       by(std::integral_constant<instruction_set, instruction_set::portable>{}));
}

template <class T>
inline constexpr const char* number_name = "another";
template <>
inline constexpr const char* number_name<float> = "float";
template <>
inline constexpr const char* number_name<biased> = "biased";
template <class Integer>
inline constexpr const char* number_name<plain<Integer>> = std::is_signed_v<Integer> ? "int" : "unsigned";
template <class Rep, int FracBits>
inline constexpr const char* number_name<fixed<Rep, FracBits>> = std::is_signed_v<Rep>
                                                                     ? (sizeof(Rep) == 1   ? "int8"
                                                                        : sizeof(Rep) == 2 ? "int16"
                                                                                           : "int32")
                                                                     : (sizeof(Rep) == 1   ? "uint8"
                                                                        : sizeof(Rep) == 2 ? "uint16"
                                                                                           : "uint32");

/// report(function, format, body, agrees) for one activation in every format and body.
template <auto F, class... Ts, class Report>
void check_activation(const char* name, Report report) {
    const auto format = [&]<class T>(std::type_identity<T>) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (report(name, number_name<T>, I + 1, activation_agrees<F, T, instruction_set{I + 1}>()), ...);
        }
        (std::make_index_sequence<best_set_number>{});
    };
    (format(std::type_identity<Ts>{}), ...);
}

// ---- tables

/// Entries that rise and fall by up to `Swing` from one to the next; the whole range if it is 0.
template <class Rep, std::size_t Size, std::int64_t Swing>
inline constexpr std::array<Rep, Size> test_entries = [] {
    constexpr std::int64_t low = std::numeric_limits<Rep>::min(), high = std::numeric_limits<Rep>::max();
    std::array<Rep, Size> all{};
    std::uint32_t noise = 1;
    std::int64_t at = Swing == 0 ? low : 0;
    for (Rep& entry : all) {
        noise = noise * 1664525U + 1013904223U;
        if (Swing == 0)
            at = at == low ? high : noise >> 31 != 0 ? low : low + static_cast<std::int64_t>(noise >> 4) % (high - low);
        else
            at += static_cast<std::int64_t>(noise >> 4) % (2 * Swing + 1) - Swing;
        at = at < low ? low : at > high ? high : at;
        entry = static_cast<Rep>(at);
    }
    return all;
}();

/// A shape whose result is the nodes' value, with `spare` fractional bits, rounded.
template <class In, class Node>
constexpr detail::lookup::table_shape shape_of(interpolation method, int bits,
                                               fxact::symmetry fold = symmetry::unstated, int spare = 0,
                                               detail::code_range covered = detail::every_code<In>,
                                               bool saturates = false,
                                               int octave_bits = detail::lookup::table_layout::equal_segments) {
    detail::lookup::table_layout layout{method, fold, bits, sizeof(Node), detail::every_code<In>, covered, saturates};
    layout.octave_bits = octave_bits;
    detail::lookup::table_shape shape{
        .layout = layout,
        .first_segment = static_cast<std::int32_t>(detail::lookup::first_segment(layout, zero_point_of<In>))};
    shape.clamps_low = covered.first > detail::every_code<In>.first;
    shape.clamps_high = covered.last < detail::every_code<In>.last;
    if (method == interpolation::direct) return shape;
    if (method == interpolation::quadratic) shape.dropped = bits;
    const int part = layout.part_bits(0);
    shape.shift = spare + (method == interpolation::linear ? part : method == interpolation::quadratic ? part + 1 : 0);
    if (shape.shift != 0) shape.after = std::int64_t{1} << (shape.shift - 1);
    shape.wide = sizeof(Node) > 2;
    return shape;
}

/// report(function, format, body, agrees) for one table in every body.
template <class In, class Out, detail::lookup::table_shape Shape, class Node, std::int64_t Swing, class Report>
void check_table(const char* name, Report report) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        const auto by = []<instruction_set Set>(std::integral_constant<instruction_set, Set>) {
            return [](const In* in, Out* out, std::size_t count) {
                detail::lookup::look_up_each<
                    Shape, test_entries<Node, detail::lookup::entries_of(Shape.layout, zero_point_of<In>), Swing>, Set>(
                    in, out, count);
            };
        };
        (report(name, number_name<In>, I + 1,
                agree<In, Out>(by(std::integral_constant<instruction_set, instruction_set{I + 1}>{}),
                               by(std::integral_constant<instruction_set, instruction_set::portable>{}))),
         ...);
    }
    (std::make_index_sequence<best_set_number>{});
}

template <class In, class Out, class Report>
void check_direct_table(const char* name, Report report) {
    check_table<In, Out, shape_of<In, rep_of<Out>>(interpolation::direct, 0), rep_of<Out>, 0>(name, report);
}

// ---- the list

template <class Report>
void check_target(Report report) {
    check_activation<relu, q7, uq<4, 4>, biased, q<3, 12>, uq<0, 16>, q<4, 27>, uq<0, 32>, plain<int>, float>("relu",
                                                                                                              report);
    check_activation<step, q7, q<3, 4>, uq<0, 8>, biased, q<3, 12>, uq<4, 12>, q<4, 27>, uq<4, 28>, plain<unsigned>,
                     float>("step", report);
    check_activation<step_with{0.5}, q7, q<7, 0>, uq<0, 8>, biased, q15, uq<0, 16>, q31, uq<4, 28>, float>(
        "step to 1/2 at 0", report);
    check_activation<step_with{-0.25}, q<3, 4>, q15, q31, float>("step to -1/4 at 0", report);
    check_activation<step_with{0.0}, q7, q<3, 12>, float>("step to 0 at 0", report);

    check_direct_table<q<3, 4>, q7>("int8 table", report);
    check_direct_table<q<3, 4>, uq<0, 8>>("uint8 table", report);
    check_direct_table<uq<4, 4>, q7>("int8 table", report);
    check_direct_table<biased, q7>("int8 table", report);
    check_direct_table<q<3, 4>, biased>("biased table", report);
    check_direct_table<q<3, 4>, q15>("int16 table", report);
    check_direct_table<q<3, 12>, q15>("int16 table", report);

    using q12 = q<3, 12>;
    using node = std::int16_t;
    constexpr auto linear = interpolation::linear, quadratic = interpolation::quadratic;
    check_table<q12, q15, shape_of<q12, node>(linear, 7), node, 400>("513 nodes", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 7), node, 32767>("513 nodes as far apart as 16 bits hold",
                                                                       report);
    check_table<q12, q15, shape_of<q12, node>(linear, 7), node, 0>("513 nodes further apart than 16 bits hold", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 15), node, 20000>("3 nodes", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 14), node, 20000>("5 nodes", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 1), node, 20000>("32769 nodes", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 6, symmetry::unstated, 2), node, 400>(
        "1025 nodes with two bits to spare", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 6, symmetry::odd, 2), node, 400>("513 nodes, odd", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 7, symmetry::odd), node, 0>("257 nodes far apart, odd", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 7, symmetry::even, 1), node, 400>("257 nodes, even", report);
    check_table<uq<4, 12>, q15, shape_of<uq<4, 12>, node>(linear, 8), node, 400>("257 nodes", report);
    check_table<q12, uq<0, 16>, shape_of<q12, std::uint16_t>(linear, 8), std::uint16_t, 400>("257 uint16 nodes",
                                                                                             report);
    check_table<q12, q7, shape_of<q12, std::int8_t>(linear, 9), std::int8_t, 0>("129 int8 nodes", report);
    check_table<q12, q7, shape_of<q12, node>(linear, 9, symmetry::unstated, 5), node, 400>("129 int16 nodes of an int8",
                                                                                           report);
    check_table<q12, q31, shape_of<q12, std::int32_t>(linear, 9), std::int32_t, 0>("129 int32 nodes", report);
    check_table<q12, q15, shape_of<q12, node>(quadratic, 9), node, 400>("130 nodes, parabolas", report);
    check_table<q12, q15, shape_of<q12, node>(quadratic, 9, symmetry::odd), node, 400>("66 nodes, parabolas, odd",
                                                                                       report);
    check_table<q12, q15, shape_of<q12, node>(quadratic, 9, symmetry::even), node, 400>("66 nodes, parabolas, even",
                                                                                        report);
    check_table<q12, q15, shape_of<q12, node>(interpolation::nearest, 4), node, 0>("4096 entries", report);
    constexpr detail::code_range part{-5000, 20001}, symmetric{-3001, 3000};
    check_table<q12, q15, shape_of<q12, node>(linear, 7, symmetry::unstated, 0, part), node, 400>("nodes of a part",
                                                                                                  report);
    check_table<q12, q15, shape_of<q12, node>(linear, 7, symmetry::odd, 2, symmetric), node, 400>("without tails, odd",
                                                                                                  report);
    check_table<q12, q15, shape_of<q12, node>(linear, 7, symmetry::even, 0, part), node, 400>("of a part, even",
                                                                                              report);
    check_table<q12, q15, shape_of<q12, std::uint16_t>(linear, 7, symmetry::unstated, 0, part, true), std::uint16_t, 0>(
        "nodes beyond the output", report);
    check_table<q12, q15, shape_of<q12, node>(quadratic, 9, symmetry::odd, 0, symmetric, true), node, 400>(
        "parabolas without tails", report);
    check_table<q<3, 4>, q7, shape_of<q<3, 4>, std::int8_t>(interpolation::direct, 0, symmetry::unstated, 0, {-16, 64}),
                std::int8_t, 0>("entries of a part", report);
    constexpr detail::code_range above{16, 32767}, below{-32768, -17}, both = detail::every_code<q12>;
    check_table<q12, q15, shape_of<q12, node>(linear, 0, symmetry::unstated, 2, above, false, 5), node, 400>(
        "logarithmic", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 2, symmetry::even, 2, below, true, 4), node, 4000>(
        "logarithmic below zero", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 3, symmetry::odd, 2, both, false, 3), node, 400>(
        "logarithmic, odd", report);
    check_table<q12, q15, shape_of<q12, node>(linear, 0, symmetry::odd, 0, symmetric, false, 0), node, 0>(
        "logarithmic, clamped, odd", report);
    using q27 = q<4, 27>;
    check_table<q27, q15, shape_of<q27, node>(linear, 23, symmetry::odd), node, 400>("257 nodes, odd", report);
    check_table<q27, q15, shape_of<q27, node>(linear, 24), node, 400>("257 nodes", report);
    check_table<q27, q15, shape_of<q27, node>(linear, 12, symmetry::odd, 0, detail::every_code<q27>, false, 2), node,
                400>("logarithmic, odd", report);
    check_table<uq<0, 16>, q15,
                shape_of<uq<0, 16>, node>(interpolation::nearest, 1, symmetry::unstated, 0,
                                          detail::every_code<uq<0, 16>>, false, 6),
                node, 0>("logarithmic entries", report);
}

}  // namespace fxact::test
