// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include <fxact/detail/evaluate.hpp>
#include <fxact/detail/jet.hpp>
#include <fxact/detail/jet_functions.hpp>
#include <fxact/detail/rounding.hpp>

/// What the compiler does to make a table and to prove its error. It runs only as the initialiser of constexpr variables, and large tables and sweeps are cut
/// into chunks of a constant evaluation each, so that no user needs a flag.
namespace fxact::detail {

template <discrete T>
inline constexpr std::int64_t first_code = std::numeric_limits<rep_of<T>>::min();
template <discrete T>
inline constexpr std::int64_t last_code = std::numeric_limits<rep_of<T>>::max();

/// f at a code of In (or beyond its ends), correctly rounded to Out.
template <auto F, discrete In, discrete Out>
constexpr rep_of<Out> entry(std::int64_t code) {
    return raw_of(evaluate_certified<Out>(
        F, [code]<class Word>(Word) { return ball<Word>{decode_code<Word, In>(code), 0}; }));
}

/// The code that an entry is for: with an entry for each code, in the order of the codes' bytes, 0..127, -128..-1; otherwise
/// from the first code to one beyond the last, evenly spaced.
template <discrete In>
constexpr std::int64_t code_of_entry(std::size_t index, std::size_t entries) {
    const auto place = static_cast<std::int64_t>(index), count = static_cast<std::int64_t>(entries);
    if (count == codes_of<In>) return place <= last_code<In> ? place : place - codes_of<In>;
    return first_code<In> + place * (codes_of<In> / (count - 1));
}

inline constexpr std::size_t entries_a_chunk = 64;

/// Size of a table's entries, from First on.
template <auto F, class In, class Out, std::size_t Entries, std::size_t First, std::size_t Size>
inline constexpr std::array<rep_of<Out>, Size> entry_chunk = [] {
    std::array<rep_of<Out>, Size> chunk{};
    for (std::size_t i = 0; i < Size; ++i) chunk[i] = entry<F, In, Out>(code_of_entry<In>(First + i, Entries));
    return chunk;
}();

/// The entries of a table, put together from chunks. A variable at namespace scope, so that flash holds one copy.
template <auto F, class In, class Out, std::size_t Entries>
inline constexpr std::array<rep_of<Out>, Entries> table_entries = [] {
    std::array<rep_of<Out>, Entries> all{};
    std::size_t next = 0;
    const auto append = [&](const auto& chunk) {
        for (const auto code : chunk) all[next++] = code;
    };
    constexpr std::size_t whole = Entries / entries_a_chunk, rest = Entries % entries_a_chunk;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (append(entry_chunk<F, In, Out, Entries, I * entries_a_chunk, entries_a_chunk>), ...);
    }(std::make_index_sequence<whole>{});
    if constexpr (rest != 0) append(entry_chunk<F, In, Out, Entries, whole * entries_a_chunk, rest>);
    return all;
}();

/// The distance between an output code and a real result, both in steps of Out, the result clamped to what Out can hold;
/// `slack` is what the result is uncertain by.
template <discrete Out>
constexpr double distance(rep_of<Out> code, double result, double slack) {
    const double low = static_cast<double>(first_code<Out> - zero_point_of<Out>);
    const double high = static_cast<double>(last_code<Out> - zero_point_of<Out>);
    const double clamped = result < low ? low : result > high ? high : result;
    return enclosure::size(static_cast<double>(std::int64_t{code} - zero_point_of<Out>) - clamped) + slack;
}

/// The error of one output code.
template <auto F, discrete In, discrete Out>
constexpr double error_at(std::int64_t code, rep_of<Out> output) {
    const ball<std::uint64_t> y = in_steps<Out>(F(ball<std::uint64_t>{decode_code<std::uint64_t, In>(code), 0}));
    if (y.middle.exponent > 60) return distance<Out>(output, y.middle.negative ? -0x1p60 : 0x1p60, 0);
    const double result = encode<double>(y.middle);
    const bool exact = y.error == 0 && y.middle == number<std::uint64_t>{result};
    return distance<Out>(output, result, exact ? 0 : enclosure::size(result) * (static_cast<double>(y.error) * 0x1p-63 + 0x1p-52));
}

/// The largest error of a table over the codes [first, first + count).
///
/// Over a block of codes f is its Taylor polynomial about the middle, with a remainder bounded by the last derivative over the
/// block; where that bound is poor (a kink, a steep end) the block is halved, and a block of a few codes is computed code by
/// code. The innermost loop is written out: it runs 65,536 times, and every call costs the compiler time and memory.
template <class Table>
constexpr double largest_error(std::int64_t first, std::int64_t count) {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    using code_type = rep_of<in>;
    constexpr auto f = Table::function;
    constexpr std::size_t order = 8;
    constexpr std::int64_t few = 4;
    constexpr double good_enough = 0x1p-21;
    double largest = 0;
    if (count <= few) {
        for (std::int64_t code = first; code < first + count; ++code) {
            const double error = error_at<f, in, out>(code, Table::look_up(static_cast<code_type>(code)));
            largest = error > largest ? error : largest;
        }
        return largest;
    }
    // Twice the middle is an integer of steps, so that doubles hold the middle and the radius, nearly always exactly.
    constexpr double half_step = step_of<in> / 2;
    const double middle = static_cast<double>(2 * (first - zero_point_of<in>) + count - 1) * half_step;
    const double radius = static_cast<double>(count - 1) * half_step;
    const double off = binary_step<in> ? 0 : enclosure::size(middle) * enclosure::unit;
    bool kink = false;
    const jet<order> over = f(jet<order>::variable(enclosure::interval(middle, radius + 2 * off), &kink));
    const jet<order> at = f(jet<order>::variable(enclosure::interval(middle, off), &kink));
    double coefficient[order]{};  // of the polynomial, in steps of out
    double power = 1, slack = 0;
    for (std::size_t i = 0; i < order; ++i) {
        coefficient[i] = at.a[i].middle / step_of<out>;
        slack += (at.a[i].radius / step_of<out> + enclosure::size(coefficient[i]) * 0x1p-48) * power;
        power *= radius;
    }
    slack += over.a[order].bound() * power / step_of<out> * (1 + 0x1p-20);
    if (kink || !(slack < good_enough)) {
        const double left = largest_error<Table>(first, count / 2);
        const double right = largest_error<Table>(first + count / 2, count - count / 2);
        return left > right ? left : right;
    }
    constexpr double low = static_cast<double>(first_code<out> - zero_point_of<out>);
    constexpr double high = static_cast<double>(last_code<out> - zero_point_of<out>);
    double t = -radius;
    for (std::int64_t i = 0; i < count; ++i) {
        double value = coefficient[order - 1];
        for (std::size_t k = order - 1; k-- > 0;) value = value * t + coefficient[k];
        value = value < low ? low : value > high ? high : value;
        const double error = static_cast<double>(Table::look_up(static_cast<code_type>(first + i)) - zero_point_of<out>) - value;
        largest = error > largest ? error : -error > largest ? -error : largest;
        t = -radius + static_cast<double>(i + 1) * step_of<in>;
    }
    return largest + slack;
}

/// The largest error of a table over a chunk of its codes, and over all of them.
template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr double chunk_error = largest_error<Table>(First, Count);

template <class Table>
inline constexpr double table_error = [] {
    using in = typename Table::input_type;
    constexpr std::int64_t chunk = codes_of<in> / 64 < 1024 ? codes_of<in> / 64 : 1024;
    return []<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
        double largest = 0;
        const std::array<double, sizeof...(I)> errors{chunk_error<Table, first_code<in> + I * chunk, chunk>...};
        for (const double error : errors) largest = error > largest ? error : largest;
        return largest;
    }(std::make_integer_sequence<std::int64_t, codes_of<in> / chunk>{});
}();

}  // namespace fxact::detail
