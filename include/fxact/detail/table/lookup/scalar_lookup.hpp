// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/word_lanes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/lookup/place.hpp>
#include <fxact/facts.hpp>
#include <fxact/table_spec.hpp>

#if FXACT_TARGET >= 3
#include <arm_acle.h>
#endif

namespace fxact::detail::lookup::inline fxact_variant {

using simd::instruction_set, simd::load_word;

/// look_up as a function object for a loop: constants that it needs for each code are kept in registers.
template <instruction_set Set, table_shape Shape, class OutRep, class Node>
class scalar_lookup {
    static constexpr int bits = part_bits<Shape>;
    static constexpr bool linear = Shape.layout.method == interpolation::linear && !Shape.wide;
    static constexpr bool odd = Shape.layout.symmetry == symmetry::odd;
    static constexpr bool in_pairs =
        linear && Set >= instruction_set::simd32 && std::is_same_v<Node, std::int16_t> && bits < 15;
    static constexpr auto inner = static_cast<std::int32_t>(odd ? Shape.before : Shape.before + Shape.after);
    static constexpr auto outer = static_cast<std::int32_t>(odd ? Shape.after : 0);

public:
    explicit scalar_lookup(const Node* nodes) noexcept : counting_node_{counting_node<Shape>(nodes)}, nodes_{nodes} {
        // Hidden from the compiler, a constant stays in a register, as multiply-and-add needs it.
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
    /// The sum, and the constant that is added to it.
    [[gnu::always_inline]] std::int32_t sum_of(const Node* node, std::int32_t part) const noexcept {
#if FXACT_TARGET >= 3
        if constexpr (in_pairs) {  // left * (length - part) + right * part, two products at once
            constexpr std::int32_t length = std::int32_t{1} << bits;
            return __smlad(static_cast<int16x2_t>(load_word<4>(node)), part * 0xffff + length, inner_);
        }
#endif
        // The compiler then addresses both words from one register, and one instruction loads them.
        if constexpr (sizeof(Node) == 4 && Set >= instruction_set::aligned_words) asm("" : "+r"(node));
        const std::int32_t sum = sum_at<Shape, std::int32_t>(node, part);
        if constexpr (inner == 0) return sum;
        return sum + inner_;
    }

    const Node *counting_node_, *nodes_;
    std::int32_t inner_ = inner, outer_ = outer;
};

}  // namespace fxact::detail::lookup::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
