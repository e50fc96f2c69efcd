// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/format.hpp>
#include <fxact/target/extensions.hpp>
#include <fxact/target/lanes.hpp>
#include <fxact/target/lookup.hpp>
#include <fxact/target/stride.hpp>
#include <fxact/target/vectors.hpp>
#include <fxact/target/words.hpp>

#if FXACT_TARGET >= 3
#include <arm_acle.h>
#endif

/// The loops that look up spans in a table.
namespace fxact::target {

/// What look_up gives, one by one in a loop.
template <body Body, table_shape Shape, class OutRep, class Node>
class finder {
    static constexpr int bits = Shape.layout.segment_bits;
    static constexpr bool linear = Shape.layout.method == interpolation::linear && !Shape.wide;
    static constexpr bool odd = Shape.layout.fold == detail::mirror::odd;
    static constexpr bool in_pairs = linear && Body >= body::simd32 && std::is_same_v<Node, std::int16_t> && bits < 15;
    static constexpr auto inner = static_cast<std::int32_t>(odd ? Shape.before : Shape.before + Shape.after);
    static constexpr auto outer = static_cast<std::int32_t>(odd ? Shape.after : 0);

public:
    explicit finder(const Node* nodes) noexcept : counting_node_{counting_node<Shape>(nodes)}, nodes_{nodes} {
        // A constant that the compiler does not see stays in a register, where multiply-and-add wants it.
        if constexpr (linear && Body >= body::words) asm("" : "+r"(inner_), "+r"(outer_));
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
        if constexpr (sizeof(Node) == 4 && Body >= body::words) asm("" : "+r"(node));
        const std::int32_t sum = sum_at<Shape, std::int32_t>(node, part);
        if constexpr (inner == 0) return sum;
        return sum + inner_;
    }

    const Node *counting_node_, *nodes_;
    std::int32_t inner_ = inner, outer_ = outer;
};

#if FXACT_TARGET >= 4
/// Tables read by gathers: bytes by bytes, or straight lines between 16-bit nodes whose neighbours are no further apart than
/// 16 bits hold.
template <table_shape Shape, const auto& Nodes, class InRep, class OutRep>
inline constexpr bool gathers = [] {
    using node = typename std::remove_cvref_t<decltype(Nodes)>::value_type;
    if constexpr (Shape.cut_below || Shape.cut_above || Shape.layout.saturates) {
        return false;
    } else if constexpr (Shape.layout.method == interpolation::direct) {
        return sizeof(InRep) == 1 && sizeof(node) == 1;
    } else if constexpr (Shape.layout.method == interpolation::linear && std::is_same_v<node, std::int16_t> && !Shape.wide) {
        if (!std::is_same_v<InRep, std::int16_t> || sizeof(OutRep) != 2 || Shape.zero != 0) return false;
        if (Shape.layout.segment_bits > 14 || Shape.shift < 1 || Shape.shift > 16) return false;
        for (std::size_t i = 1; i < Nodes.size(); ++i) {
            const std::int32_t rise = std::int32_t{Nodes[i]} - Nodes[i - 1];
            if (rise != static_cast<std::int16_t>(rise)) return false;
        }
        return true;
    } else {
        return false;
    }
}();

template <table_shape Shape, class Node>
struct gather {
    static constexpr int bits = Shape.layout.segment_bits;
    static constexpr bool odd = Shape.layout.fold == detail::mirror::odd;
    const Node* nodes;

    int8x16_t vector(int8x16_t codes) const noexcept {
        return vldrbq_gather_offset_s8(reinterpret_cast<const std::int8_t*>(nodes), vreinterpretq_u8_s8(codes));
    }

    /// place_of, sum_at and look_up, with the sums of even and odd lanes apart, in 32 bits.
    int16x8_t vector(int16x8_t codes) const noexcept {
        int16x8_t segment, part, negative;
        if constexpr (Shape.layout.fold == detail::mirror::none) {
            segment = vaddq_n_s16(vshrq_n_s16(codes, bits), static_cast<std::int16_t>(-Shape.first_segment));
            part = vreinterpretq_s16_u16(vshrq_n_u16(vreinterpretq_u16_s16(vshlq_n_s16(codes, 16 - bits)), 16 - bits));
        } else {
            negative = vshrq_n_s16(codes, 15);
            const int16x8_t folded = veorq_s16(codes, negative);
            segment = vshrq_n_s16(folded, bits);
            part = vsubq_s16(vsubq_s16(folded, negative), vshlq_n_s16(segment, bits));
        }
        const auto index = vreinterpretq_u16_s16(segment);
        const int16x8_t left = vldrhq_gather_shifted_offset_s16(nodes, index);
        const int16x8_t rise = vsubq_s16(vldrhq_gather_shifted_offset_s16(nodes + 1, index), left);
        int32x4_t even_sum = vaddq_s32(vmullbq_int_s16(rise, part), vshllbq_n_s16(left, bits));
        int32x4_t odd_sum = vaddq_s32(vmulltq_int_s16(rise, part), vshlltq_n_s16(left, bits));
        if constexpr (odd) {
            if constexpr (Shape.before != 0) {
                even_sum = vaddq_n_s32(even_sum, static_cast<std::int32_t>(Shape.before));
                odd_sum = vaddq_n_s32(odd_sum, static_cast<std::int32_t>(Shape.before));
            }
            even_sum = veorq_s32(even_sum, vmovlbq_s16(negative));
            odd_sum = veorq_s32(odd_sum, vmovltq_s16(negative));
        }
        constexpr auto add = static_cast<std::int32_t>(Shape.after + (odd ? 0 : Shape.before));
        const int16x8_t result = vshrnbq_n_s32(codes, vaddq_n_s32(even_sum, add), Shape.shift);
        return vshrntq_n_s32(result, vaddq_n_s32(odd_sum, add), Shape.shift);
    }
};
#endif

/// In whatever way the table and the target have.
template <body Body, table_shape Shape, const auto& Nodes, discrete In, discrete Out>
inline void look_up_natively(const In* in, Out* out, std::size_t count) noexcept {
    using out_rep = rep_of<Out>;
    using node = typename std::remove_cvref_t<decltype(Nodes)>::value_type;
#if FXACT_TARGET >= 4
    if constexpr (Body == body::mve && stored_as_code<In> && stored_as_code<Out> && gathers<Shape, Nodes, rep_of<In>, out_rep>)
        return by_vectors<rep_of<In>>(in, out, count, gather<Shape, node>{Nodes.data()});
#endif
    constexpr std::size_t turn = small ? 1 : Body == body::aligned_words ? 8 : 4;
    const finder<Body, Shape, out_rep, node> find{Nodes.data()};
    const auto one = [&](const In* from, Out* to) { *to = format_traits<Out>::from_raw(find(raw_of(*from))); };
    stride<Body, 1, turn>(in, out, count, one);
    if constexpr (turn > 1) stride<Body, 1, 1>(in, out, count % turn, one);
}

/// out[i] = the table's value for in[i].
template <table_shape Shape, const auto& Nodes, body Body = native, discrete In, discrete Out>
constexpr void look_up_each(const In* in, Out* out, std::size_t count) noexcept {
    if (Body == body::portable || std::is_constant_evaluated()) {
        for (std::size_t i = 0; i < count; ++i)
            out[i] = format_traits<Out>::from_raw(look_up<Shape, rep_of<Out>>(Nodes.data(), raw_of(in[i])));
    } else {
        look_up_natively<Body, Shape, Nodes>(in, out, count);
    }
}

}  // namespace fxact::target
