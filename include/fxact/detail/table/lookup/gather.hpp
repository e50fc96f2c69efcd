// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET >= 4
#include <cstdint>
#include <type_traits>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/simd/mve.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/lookup/place.hpp>
#include <fxact/facts.hpp>
#include <fxact/table_spec.hpp>

/// Look-ups by MVE, one lane per code.
namespace fxact::detail::lookup::inline fxact_variant {

/// Whether MVE gathers read a table: byte tables of byte codes, and tables of 16-bit codes whose sums fit into 32 bits.
template <table_shape Shape, const auto& Nodes, class InRep, class OutRep>
inline constexpr bool gathers = [] {
    using node = typename std::remove_cvref_t<decltype(Nodes)>::value_type;
    if (Shape.layout.saturates || Shape.layout.is_logarithmic()) return false;
    if (Shape.layout.method == interpolation::direct)
        return sizeof(InRep) == 1 && sizeof(node) == 1 && !Shape.clamps_low && !Shape.clamps_high;
    if (Shape.layout.is_polynomial()) return std::is_same_v<InRep, std::int16_t> && sizeof(OutRep) == 2;
    return std::is_same_v<InRep, std::int16_t> && sizeof(OutRep) == 2 && sizeof(node) >= 2 && !Shape.wide &&
           Shape.shift >= 1 && Shape.shift <= 16;
}();

template <table_shape Shape, class Node>
struct gather {
    static constexpr int bits = Shape.layout.segment_bits;
    static constexpr bool folded = Shape.layout.is_folded(), odd = Shape.layout.symmetry == symmetry::odd;
    const Node* nodes;

    int8x16_t vector(int8x16_t codes) const noexcept {
        return vldrbq_gather_offset_s8(reinterpret_cast<const std::int8_t*>(nodes), vreinterpretq_u8_s8(codes));
    }

    /// Even and odd lanes separately.
    int16x8_t vector(int16x8_t codes) const noexcept {
        if constexpr (Shape.layout.is_polynomial()) {
            constexpr int fraction = Shape.shift - Shape.own.product_bits;
            const int32x4_t low = polynomial(vmovlbq_s16(codes)), high = polynomial(vmovltq_s16(codes));
            if constexpr (fraction == 0)
                return vmovntq_s32(vmovnbq_s32(codes, low), high);
            else
                return vshrntq_n_s32(vshrnbq_n_s32(codes, low, fraction), high, fraction);
        } else {
            const int16x8_t even_results = vshrnbq_n_s32(codes, sum(vmovlbq_s16(codes)), Shape.shift);
            return vshrntq_n_s32(even_results, sum(vmovltq_s16(codes)), Shape.shift);
        }
    }

private:
    static int32x4_t clamped(int32x4_t code) noexcept {
        constexpr code_range range = Shape.layout.covered;
        if constexpr (Shape.clamps_low && !clamps_magnitude<Shape>) code = vmaxq_s32(code, vdupq_n_s32(range.first));
        if constexpr (Shape.clamps_high && !clamps_magnitude<Shape>) code = vminq_s32(code, vdupq_n_s32(range.last));
        return code;
    }
    /// The same as value_of_polynomial(), before the last shift.
    int32x4_t polynomial(int32x4_t code) const noexcept {
        constexpr polynomial_shape own = Shape.own;
        constexpr int degree = Shape.layout.degree;
        code = clamped(code);
        if constexpr (Shape.zero != 0) code = vsubq_n_s32(code, Shape.zero);
        const int32x4_t t = vandq_s32(code, vdupq_n_s32((1 << bits) - 1)), segment = vshrq_n_s32(code, bits),
                        entry = degree == 3 ? vshlq_n_s32(segment, 2) : vmulq_n_s32(segment, 3);
        int32x4_t bend = vmulq_s32(node<degree>(entry), t);
        if constexpr (degree == 3)
            bend = vshrq_n_s32(vmulq_s32(vaddq_s32(bend, vshlq_n_s32(node<2>(entry), own.bend_up)), t), own.bend_down);
        const int32x4_t slope = vaddq_s32(vshlq_n_s32(node<1>(entry), own.slope_up), bend);
        int32x4_t product = vmulq_s32(slope, t);
        if constexpr (before_shift<Shape> != 0) product = vaddq_n_s32(product, before_shift<Shape>);
        product = vshrq_n_s32(product, own.product_bits);
        int32x4_t total = vaddq_s32(product, start(entry));
        if constexpr (after_shift<Shape> != 0) total = vaddq_n_s32(total, after_shift<Shape>);
        return total;
    }
    int32x4_t start(int32x4_t entry) const noexcept {
        const Node* from = counting_node<Shape>(nodes) - counted_from<Shape> * Shape.layout.entries_each();
        const uint32x4_t offset = vreinterpretq_u32_s32(entry);
        if constexpr (Shape.own.starts_unsigned)
            return vreinterpretq_s32_u32(
                vldrhq_gather_shifted_offset_u32(reinterpret_cast<const std::uint16_t*>(from), offset));
        else
            return vldrhq_gather_shifted_offset_s32(from, offset);
    }
    /// The same as unrounded(): place_of, sum_at, and the constants.
    int32x4_t sum(int32x4_t code) const noexcept {
        constexpr code_range range = Shape.layout.covered;
        code = clamped(code);
        int32x4_t negative{};
        if constexpr (Shape.zero != 0) code = vsubq_n_s32(code, Shape.zero);
        if constexpr (folded) {
            negative = vshrq_n_s32(code, 31);
            code = veorq_s32(code, negative);
            if constexpr (clamps_magnitude<Shape>) code = vminq_s32(code, vdupq_n_s32(range.last - Shape.zero));
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

    /// The node Next entries after each segment's. A negative offset wraps around 2^32, and so does the address.
    template <int Next>
    int32x4_t node(int32x4_t segment) const noexcept {
        const Node* from = counting_node<Shape>(nodes) - counted_from<Shape> * Shape.layout.entries_each() + Next;
        const uint32x4_t offset = vreinterpretq_u32_s32(segment);
        if constexpr (sizeof(Node) == 4)
            return vldrwq_gather_shifted_offset_s32(reinterpret_cast<const std::int32_t*>(from), offset);
        else if constexpr (std::is_signed_v<Node>)
            return vldrhq_gather_shifted_offset_s32(from, offset);
        else
            return vreinterpretq_s32_u32(vldrhq_gather_shifted_offset_u32(from, offset));
    }
};

}  // namespace fxact::detail::lookup::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
