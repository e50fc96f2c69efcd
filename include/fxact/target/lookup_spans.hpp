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
template <body Body, table_shape Shape, class OutRep, class Node, class InRep>
class finder {
    static constexpr int bits = Shape.layout.segment_bits;
    static constexpr bool linear = Shape.layout.method == interpolation::linear && !Shape.wide;
    static constexpr bool in_pairs = linear && Body >= body::simd32 && std::is_same_v<Node, std::int16_t> && bits < 15;

public:
    explicit finder(const Node* nodes) noexcept : segment_0_{nodes - Shape.first_segment} {
        // A constant that the compiler does not see stays in a register, where multiply-and-add wants it.
        if constexpr (linear && Body >= body::words) asm("" : "+r"(before_));
    }

    [[gnu::always_inline]] OutRep operator()(InRep code) const noexcept {
        if constexpr (linear) {
            const table_place place = place_of<Shape>(code);
            const Node* const node = segment_0_ + place.entry;
            std::int32_t sum = sum_of(node, place.part);
            if constexpr (Shape.layout.fold == detail::mirror::odd) sum = (sum ^ place.negative) + static_cast<std::int32_t>(Shape.after);
            return static_cast<OutRep>(sum >> Shape.shift);
        } else {
            return look_up<Shape, OutRep>(segment_0_ + Shape.first_segment, code);
        }
    }

private:
    [[gnu::always_inline]] std::int32_t sum_of(const Node* node, std::int32_t part) const noexcept {
        constexpr std::int32_t length = std::int32_t{1} << bits;
#if FXACT_TARGET >= 3
        if constexpr (in_pairs)  // left * (length - part) + right * part, two products at once
            return __smlad(static_cast<int16x2_t>(load_word<4>(node)), part * 0xffff + length, before_);
#endif
        return sum_at<Shape, std::int32_t>(node, part) + before_;
    }

    const Node* segment_0_;
    std::int32_t before_ = static_cast<std::int32_t>(Shape.before + (Shape.layout.fold == detail::mirror::odd ? 0 : Shape.after));
};

#if FXACT_TARGET >= 4
/// A table that one gather reads: bytes by bytes, or linear with 16-bit nodes whose neighbours are no further apart than 16 bits
/// hold, so that the sum has the very bits of vqrdmulh.
template <table_shape Shape, const auto& Nodes, class InRep>
inline constexpr bool gathers = [] {
    using node = typename std::remove_cvref_t<decltype(Nodes)>::value_type;
    if constexpr (Shape.layout.method == interpolation::direct) {
        return sizeof(InRep) == 1 && sizeof(node) == 1;
    } else {
        return false;
    }
}();
#endif

/// In whatever way the table and the target have.
template <body Body, table_shape Shape, const auto& Nodes, discrete In, discrete Out>
inline void look_up_natively(const In* in, Out* out, std::size_t count) noexcept {
    using in_rep = rep_of<In>;
    using out_rep = rep_of<Out>;
    using node = typename std::remove_cvref_t<decltype(Nodes)>::value_type;
#if FXACT_TARGET >= 4
    if constexpr (Body == body::mve && stored_as_code<In> && stored_as_code<Out> && gathers<Shape, Nodes, in_rep>)
        return by_vectors<in_rep>(in, out, count, gather<out_rep, Shape>{Nodes.data()});
#endif
    constexpr std::size_t turn = small ? 1 : Body == body::aligned_words ? 8 : 4;
    const finder<Body, Shape, out_rep, node, in_rep> find{Nodes.data()};
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
