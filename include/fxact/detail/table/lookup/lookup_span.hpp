// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/mve.hpp>
#include <fxact/detail/simd/stride.hpp>
#include <fxact/detail/simd/word_lanes.hpp>
#include <fxact/detail/span/lanes.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

#if FXACT_TARGET >= 3
#include <arm_acle.h>
#endif

/// The loops that look up spans in a table.
namespace fxact::detail::lookup::inline fxact_variant {

using simd::instruction_set, simd::native, simd::optimize_size, simd::stored_as_code, simd::load_word, simd::store_word,
    simd::stride;
#if FXACT_TARGET >= 4
using simd::by_vectors;
#endif

/// What look_up gives, one by one in a loop.
template <instruction_set Set, table_shape Shape, class OutRep, class Node>
class scalar_lookup {
    static constexpr int bits = part_bits<Shape>;
    static constexpr bool linear = Shape.layout.method == interpolation::linear && !Shape.wide;
    static constexpr bool odd = Shape.layout.fold == detail::mirror::odd;
    static constexpr bool in_pairs =
        linear && Set >= instruction_set::simd32 && std::is_same_v<Node, std::int16_t> && bits < 15;
    static constexpr auto inner = static_cast<std::int32_t>(odd ? Shape.before : Shape.before + Shape.after);
    static constexpr auto outer = static_cast<std::int32_t>(odd ? Shape.after : 0);

public:
    explicit scalar_lookup(const Node* nodes) noexcept : counting_node_{counting_node<Shape>(nodes)}, nodes_{nodes} {
        // A constant that the compiler does not see stays in a register, where multiply-and-add wants it.
        if constexpr (linear && Set >= instruction_set::words) asm("" : "+r"(inner_), "+r"(outer_));
    }

    template <class InRep>
    [[gnu::always_inline]] OutRep operator()(InRep code) const noexcept {
        if constexpr (linear) {
            const table_place place = place_of<Shape>(code);
            std::int32_t sum = sum_of(counting_node_ + (place.entry - counted_from<Shape>), place.part);
            if constexpr (odd) sum ^= place.negative;
            if constexpr (outer != 0) sum += outer_;
            return result_of<Shape, OutRep>(sum >> Shape.shift);
        } else {
            return look_up<Shape, OutRep>(nodes_, code);
        }
    }

private:
    /// Constant part of the sum included.
    [[gnu::always_inline]] std::int32_t sum_of(const Node* node, std::int32_t part) const noexcept {
#if FXACT_TARGET >= 3
        if constexpr (in_pairs) {  // left * (length - part) + right * part, two products at once
            constexpr std::int32_t length = std::int32_t{1} << bits;
            return __smlad(static_cast<int16x2_t>(load_word<4>(node)), part * 0xffff + length, inner_);
        }
#endif
        // One address for two words, so that one instruction loads both.
        if constexpr (sizeof(Node) == 4 && Set >= instruction_set::aligned_words) asm("" : "+r"(node));
        const std::int32_t sum = sum_at<Shape, std::int32_t>(node, part);
        if constexpr (inner == 0) return sum;
        return sum + inner_;
    }

    const Node *counting_node_, *nodes_;
    std::int32_t inner_ = inner, outer_ = outer;
};

#if FXACT_TARGET >= 4
/// Tables read by gathers: bytes by bytes, or 16-bit codes of tables whose sums fit into lanes of 32 bits.
template <table_shape Shape, const auto& Nodes, class InRep, class OutRep>
inline constexpr bool gathers = [] {
    using node = typename std::remove_cvref_t<decltype(Nodes)>::value_type;
    if (Shape.layout.saturates || Shape.layout.by_octaves()) return false;
    if (Shape.layout.method == interpolation::direct)
        return sizeof(InRep) == 1 && sizeof(node) == 1 && !Shape.cut_below && !Shape.cut_above;
    return std::is_same_v<InRep, std::int16_t> && sizeof(OutRep) == 2 && sizeof(node) >= 2 && !Shape.wide &&
           Shape.shift >= 1 && Shape.shift <= 16;
}();

template <table_shape Shape, class Node>
struct gather {
    static constexpr int bits = Shape.layout.segment_bits;
    static constexpr bool folded = Shape.layout.fold != detail::mirror::none,
                          odd = Shape.layout.fold == detail::mirror::odd;
    const Node* nodes;

    int8x16_t vector(int8x16_t codes) const noexcept {
        return vldrbq_gather_offset_s8(reinterpret_cast<const std::int8_t*>(nodes), vreinterpretq_u8_s8(codes));
    }

    /// The even and the odd lanes apart.
    int16x8_t vector(int16x8_t codes) const noexcept {
        const int16x8_t even_results = vshrnbq_n_s32(codes, sum(vmovlbq_s16(codes)), Shape.shift);
        return vshrntq_n_s32(even_results, sum(vmovltq_s16(codes)), Shape.shift);
    }

private:
    /// place_of, sum_at, and what look_up makes of the sum before it shifts it.
    int32x4_t sum(int32x4_t code) const noexcept {
        constexpr detail::code_range range = Shape.layout.covered;
        if constexpr (Shape.cut_below && !cut_alike<Shape>) code = vmaxq_s32(code, vdupq_n_s32(range.first));
        if constexpr (Shape.cut_above && !cut_alike<Shape>) code = vminq_s32(code, vdupq_n_s32(range.last));
        int32x4_t negative{};
        if constexpr (folded) {
            if constexpr (Shape.zero != 0) code = vsubq_n_s32(code, Shape.zero);
            negative = vshrq_n_s32(code, 31);
            code = veorq_s32(code, negative);
            if constexpr (cut_alike<Shape>) code = vminq_s32(code, vdupq_n_s32(range.last - Shape.zero));
        }
        const int32x4_t size = vsubq_s32(code, negative);
        int32x4_t segment = folded && bits == 0 ? size : code;
        if constexpr (bits != 0) segment = vshrq_n_s32(segment, bits);
        const int32x4_t part =
            folded ? vsubq_s32(size, vshlq_n_s32(segment, bits)) : vandq_s32(code, vdupq_n_s32((1 << bits) - 1));

        int32x4_t total = node<0>(segment);
        if constexpr (Shape.layout.method == interpolation::linear) {
            total = vmlaq_n_s32(vmulq_s32(vsubq_s32(node<1>(segment), total), part), total, std::int32_t{1} << bits);
        } else if constexpr (Shape.layout.method == interpolation::quadratic) {
            const int32x4_t second = node<1>(segment), rise = vsubq_s32(second, total);
            const int32x4_t bend = vsubq_s32(vsubq_s32(node<2>(segment), second), rise);
            const int32x4_t line =
                vmlaq_n_s32(vmulq_s32(rise, part), vaddq_s32(total, second), std::int32_t{1} << (bits - 1));
            int32x4_t curve = vmulq_s32(bend, vmulq_s32(part, part));
            if constexpr (Shape.dropped != 0) curve = vshrq_n_s32(curve, Shape.dropped);
            total = vmlaq_n_s32(curve, line, std::int32_t{1} << (bits + 1 - Shape.dropped));
        }
        if constexpr (Shape.before != 0) total = vaddq_n_s32(total, static_cast<std::int32_t>(Shape.before));
        if constexpr (odd) total = veorq_s32(total, negative);
        if constexpr (Shape.after != 0) total = vaddq_n_s32(total, static_cast<std::int32_t>(Shape.after));
        return total;
    }

    /// The nodes that stand Next behind those of the segments; an offset below zero is one modulo 2^32.
    template <int Next>
    int32x4_t node(int32x4_t segment) const noexcept {
        const Node* from = counting_node<Shape>(nodes) - counted_from<Shape> + Next;
        const uint32x4_t offset = vreinterpretq_u32_s32(segment);
        if constexpr (sizeof(Node) == 4)
            return vldrwq_gather_shifted_offset_s32(reinterpret_cast<const std::int32_t*>(from), offset);
        else if constexpr (std::is_signed_v<Node>)
            return vldrhq_gather_shifted_offset_s32(from, offset);
        else
            return vreinterpretq_s32_u32(vldrhq_gather_shifted_offset_u32(from, offset));
    }
};
#endif

/// In whatever way the table and the target have.
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
    constexpr bool few_registers =
        Shape.layout.method == interpolation::linear && Shape.layout.fold == detail::mirror::none;
    constexpr bool halfwords =
        sizeof(rep_of<In>) == 2 && sizeof(out_rep) == 2 && stored_as_code<In> && stored_as_code<Out>;
    if constexpr (Set >= instruction_set::simd32 && !optimize_size && few_registers && halfwords) {
        // Two codes a word. In order, so that an entry and the next stay one load.
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

/// out[i] = the table's value for in[i].
template <table_shape Shape, const auto& Nodes, instruction_set Set = native, discrete In, discrete Out>
constexpr void look_up_each(const In* in, Out* out, std::size_t count) noexcept {
    if (Set == instruction_set::portable || std::is_constant_evaluated()) {
        for (std::size_t i = 0; i < count; ++i)
            out[i] = format_traits<Out>::from_raw(look_up<Shape, rep_of<Out>>(Nodes.data(), raw_of(in[i])));
    } else {
        look_up_natively<Set, Shape, Nodes>(in, out, count);
    }
}

}  // namespace fxact::detail::lookup::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
