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
#include <fxact/detail/table/lookup/polynomial.hpp>
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
    static constexpr bool own = Shape.layout.is_polynomial();
    static constexpr bool by_words = own && Set == instruction_set::aligned_words && Shape.layout.degree == 3 &&
                                     Shape.own.bend_down > 0 && Shape.own.product_bits > 0;
    static constexpr bool carries = [] {
        if constexpr (by_words)
            return Shape.shift == Shape.own.product_bits && Shape.shift > 0 &&
                   before_shift<Shape> == std::int32_t{1} << (Shape.shift - 1);
        return false;
    }();
    static constexpr bool hides_first = own && Set >= instruction_set::aligned_words && clamps_distance<Shape>;
    static constexpr bool odd = Shape.layout.symmetry == symmetry::odd;
    static constexpr bool in_pairs =
        linear && Set >= instruction_set::simd32 && std::is_same_v<Node, std::int16_t> && bits < 15;
    static constexpr std::int32_t added = [] {
        if constexpr (own) return before_shift<Shape>;
        return std::int32_t{0};
    }();
    static constexpr auto inner =
        own ? added : static_cast<std::int32_t>(odd ? Shape.before : Shape.before + Shape.after);
    static constexpr auto outer = static_cast<std::int32_t>(odd ? Shape.after : 0);

public:
    explicit scalar_lookup(const Node* nodes) noexcept : counting_node_{counting_node<Shape>(nodes)}, nodes_{nodes} {
        // Hidden from the compiler, a constant stays in a register, as multiply-and-add needs it.
        if constexpr (linear && Set >= instruction_set::words) asm("" : "+r"(inner_), "+r"(outer_));
        if constexpr (own && Set >= instruction_set::aligned_words) asm("" : "+r"(counting_node_));
        if constexpr (hides_first) asm("" : "+r"(first_));
        if constexpr (own && Set >= instruction_set::words && added != 0) asm("" : "+r"(inner_));
    }

    template <class InRep>
    [[gnu::always_inline]] OutRep operator()(InRep code) const noexcept {
        if constexpr (linear) {
            const table_place place = place_of<Shape>(code);
            std::int32_t sum = sum_of(counting_node_ + (place.entry - counted_from<Shape>), place.part);
            if constexpr (odd) sum ^= place.negative;
            if constexpr (outer != 0) sum += outer_;
            return result_of<Shape, OutRep>(sum >> Shape.shift);
        } else if constexpr (own) {
            const table_place place = place_at(code);
            const Node* node = counting_node_ + (place.entry - counted_from<Shape>)*Shape.layout.entries_each();
#if FXACT_TARGET == 1
            if constexpr (by_words) return result_of<Shape, OutRep>(value_by_words(node, place.part));
#endif
            return result_of<Shape, OutRep>(value_of<Shape>(coefficients_at<Shape>(node), place.part, addend()));
        } else {
            return look_up<Shape, OutRep>(nodes_, code);
        }
    }

private:
    [[gnu::always_inline]] table_place place_at(std::int32_t code) const noexcept {
        if constexpr (hides_first) {
            std::int32_t distance = code - first_;
#if FXACT_TARGET >= 2  // one instruction, which the compiler does not find
            asm("bic %0, %0, %0, asr #31" : "+r"(distance));
#else
            distance &= ~(distance >> 31);
#endif
            return place_behind<Shape>(distance);
        } else {
            return place_of<Shape>(code);
        }
    }
#if FXACT_TARGET == 1
    /// A cubic on Cortex-M0+, which loads a halfword with a sign by two instructions, and a word by one. Written by
    /// hand, because it takes four registers and the compiler's choice of them costs a third more. The last bit that a
    /// shift drops is the carry, and rounds.
    [[gnu::always_inline]] static std::int32_t value_by_words(const Node* node, std::int32_t t) noexcept {
        std::int32_t sum, start;
        asm(".syntax unified\n\t"
            "ldr %[sum], [%[node], #4]\n\t"
            "asrs %[start], %[sum], #16\n\t"
            "muls %[start], %[t]\n\t"
            "lsls %[sum], %[sum], #16\n\t"
            "asrs %[sum], %[sum], %[down_to_bend]\n\t"
            "adds %[sum], %[sum], %[start]\n\t"
            "muls %[sum], %[t]\n\t"
            "asrs %[sum], %[sum], %[bend_down]\n\t"
            "ldr %[start], [%[node]]\n\t"
            "asrs %[node], %[start], #16\n\t"
            "lsls %[node], %[node], %[slope_up]\n\t"
            "adds %[sum], %[sum], %[node]\n\t"
            "muls %[sum], %[t]"
            : [sum] "=&l"(sum), [start] "=&l"(start), [node] "+l"(node)
            : [t] "l"(t), [down_to_bend] "I"(16 - Shape.own.bend_up), [bend_down] "I"(Shape.own.bend_down),
              [slope_up] "I"(Shape.own.slope_up), "m"(*reinterpret_cast<const std::uint64_t*>(node))
            : "cc");
        start = Shape.own.starts_unsigned ? start & 0xffff : static_cast<std::int16_t>(start);
        if constexpr (carries) {
            asm(".syntax unified\n\tasrs %0, %0, %2\n\tadcs %0, %0, %1"
                : "+l"(sum)
                : "l"(start), "I"(Shape.own.product_bits)
                : "cc");
            return sum + after_shift<Shape>;
        }
        sum = start + ((sum + before_shift<Shape>) >> Shape.own.product_bits);
        return (sum + after_shift<Shape>) >> (Shape.shift - Shape.own.product_bits);
    }
#endif
    [[gnu::always_inline]] std::int32_t addend() const noexcept {
        if constexpr (added == 0) return 0;
        return inner_;
    }
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
    std::int32_t inner_ = inner, outer_ = outer, first_ = Shape.layout.covered.first;
};

}  // namespace fxact::detail::lookup::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
