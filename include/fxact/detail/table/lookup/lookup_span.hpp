// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/mve.hpp>
#include <fxact/detail/simd/stride.hpp>
#include <fxact/detail/simd/word_lanes.hpp>
#include <fxact/detail/span/lanes.hpp>
#include <fxact/detail/table/lookup/gather.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/lookup/scalar_lookup.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// Loops that look up spans in a table.
namespace fxact::detail::lookup::inline fxact_variant {

using simd::instruction_set, simd::native, simd::optimize_size, simd::stored_as_code, simd::load_word, simd::store_word,
    simd::stride;
#if FXACT_TARGET >= 4
using simd::by_vectors;
#endif

/// By gathers, by pairs of codes or one by one, as the table and the instruction set allow.
template <instruction_set Set, table_shape Shape, const auto& Nodes, discrete In, discrete Out>
inline void look_up_natively(const In* in, Out* out, std::size_t count) noexcept {
    using out_rep = rep_of<Out>;
    using node = typename std::remove_cvref_t<decltype(Nodes)>::value_type;
#if FXACT_TARGET >= 4
    if constexpr (Set == instruction_set::mve && stored_as_code<In> && stored_as_code<Out> &&
                  gathers<Shape, Nodes, rep_of<In>, out_rep>)
        return by_vectors<rep_of<In>>(in, out, count, gather<Shape, node>{Nodes.data()});
#endif
    constexpr std::size_t turn = optimize_size ? 1 : Set == instruction_set::aligned_words ? 8 : 4;
    const scalar_lookup<Set, Shape, out_rep, node> find{Nodes.data()};
    constexpr bool few_registers = Shape.layout.method == interpolation::linear && !Shape.layout.is_folded();
    constexpr bool halfwords =
        sizeof(rep_of<In>) == 2 && sizeof(out_rep) == 2 && stored_as_code<In> && stored_as_code<Out>;
    if constexpr (Set >= instruction_set::simd32 && !optimize_size && few_registers && halfwords) {
        // Two codes per word. One after the other, so that an entry and the next are loaded by one instruction.
        const auto two = [&](const In* from, Out* to) {
            const std::uint32_t codes = load_word<4>(from);
            std::uint32_t low = static_cast<std::uint16_t>(find(static_cast<rep_of<In>>(codes)));
            asm("" : "+r"(low));
            const std::uint32_t high = static_cast<std::uint16_t>(find(static_cast<rep_of<In>>(codes >> 16)));
            store_word<4>(to, low | high << 16);
        };
        stride<Set, 2, 4>(in, out, count, two);
        count %= 8;
    }
    const auto one = [&](const In* from, Out* to) { *to = format_traits<Out>::from_raw(find(raw_of(*from))); };
    stride<Set, 1, turn>(in, out, count, one);
    if constexpr (turn > 1) stride<Set, 1, 1>(in, out, count % turn, one);
}

/// out[i] = look_up(in[i]).
template <table_shape Shape, const auto& Nodes, instruction_set Set = native, discrete In, discrete Out>
constexpr void look_up_each(const In* in, Out* out, std::size_t count) noexcept {
    if (Set <= instruction_set::portable || std::is_constant_evaluated()) {
        for (std::size_t i = 0; i < count; ++i)
            out[i] = format_traits<Out>::from_raw(look_up<Shape, rep_of<Out>>(Nodes.data(), raw_of(in[i])));
    } else {
        look_up_natively<Set, Shape, Nodes>(in, out, count);
    }
}

}  // namespace fxact::detail::lookup::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
