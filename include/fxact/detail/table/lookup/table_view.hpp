// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/polynomial.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::lookup {

/// A table as data, and its look-up as the chip computes it: for the designer, whose shapes are no template arguments.
/// (table/lookup/table_view_test.cpp compares the two.) Sums have 64 bits here; a shape takes 32 only where none
/// overflows.
class table_view {
public:
    struct place {
        std::int64_t segment;
        std::int64_t part;  // in units of 2^-part_bits segments
        bool negative;
    };

    constexpr table_view(const table_shape& shape, const std::int64_t* nodes, std::size_t size, const format& in,
                         const format& out) noexcept
        : shape_{shape},
          nodes_{nodes},
          size_{size},
          codes_{in.codes()},
          lowest_{out.first_code()},
          highest_{out.last_code()},
          method_{shape.layout.method},
          covered_first_{shape.layout.covered.first},
          covered_last_{shape.layout.covered.last},
          zero_{shape.zero},
          first_segment_{shape.first_segment},
          segment_bits_{shape.layout.segment_bits},
          part_bits_{shape.layout.part_bits(shape.zero)},
          entries_each_{shape.layout.entries_each()},
          idle_bits_{shape.layout.place_bits(shape.zero) - part_bits_},
          counts_from_zero_{shape.layout.counts_from_zero()},
          folded_{shape.layout.is_folded()},
          logarithmic_{shape.layout.is_logarithmic()},
          odd_{shape.layout.symmetry == symmetry::odd} {}

    constexpr const table_shape& shape() const noexcept { return shape_; }
    constexpr bool is_direct() const noexcept { return method_ == interpolation::direct; }
    constexpr const std::int64_t* nodes() const noexcept { return nodes_; }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr int part_bits() const noexcept { return part_bits_; }
    constexpr int idle_bits() const noexcept { return idle_bits_; }
    constexpr const std::int64_t* node(std::int64_t segment) const noexcept {
        return nodes_ + (segment - first_segment_) * entries_each_;
    }

    constexpr place place_of(std::int64_t code) const noexcept {
        code = code < covered_first_ ? covered_first_ : code > covered_last_ ? covered_last_ : code;
        const std::int64_t x = code - zero_;
        if (!counts_from_zero_)
            return {x >> segment_bits_, (x & ((std::int64_t{1} << segment_bits_) - 1)) >> idle_bits_, false};
        const bool negative = folded_ && x < 0;
        const std::int64_t distance = negative ? -x : x, counted = negative ? distance - 1 : distance;
        if (logarithmic_) return logarithmic_place(counted, distance, negative);
        const std::int64_t segment = segment_bits_ == 0 ? distance : counted >> segment_bits_;
        return {segment, (distance - (segment << segment_bits_)) >> idle_bits_, negative};
    }

    /// The result for a code before the shift that rounds it; half an LSB is already added.
    constexpr std::int64_t unrounded(std::int64_t code) const noexcept {
        const place at = place_of(code);
        std::int64_t sum = sum_at(node(at.segment), at.part) + shape_.before;
        if (odd_ && at.negative) sum = ~sum;
        return sum + shape_.after;
    }
    /// The integer that a sum gives, before it is stored in the output's type.
    constexpr std::int64_t result_of(std::int64_t integer) const noexcept {
        if (!shape_.layout.saturates) return integer;
        return integer < lowest_ ? lowest_ : integer > highest_ ? highest_ : integer;
    }
    /// The output's code for an input's code. The index of a direct table of all codes is the code's byte: 0..127,
    /// -128..-1.
    constexpr std::int64_t look_up(std::int64_t code) const noexcept {
        if (method_ != interpolation::direct) return result_of(unrounded(code) >> shape_.shift);
        if (!shape_.clamps_low && !shape_.clamps_high) return nodes_[code < 0 ? code + codes_ : code];
        code = code < covered_first_ ? covered_first_ : code > covered_last_ ? covered_last_ : code;
        return nodes_[code - covered_first_];
    }

private:
    constexpr place logarithmic_place(std::int64_t below, std::int64_t distance, bool negative) const noexcept {
        const std::int64_t counted = folded_ && method_ != interpolation::nearest ? below : distance;
        const int octave = shape_.layout.octave_bits, bits = part_bits_ + idle_bits_;
        const auto bound = static_cast<std::uint32_t>(counted) | std::uint32_t{1} << (segment_bits_ + octave);
        const int up = std::countl_zero(bound) - (31 - bits - octave);
        const std::int64_t segment = (counted << up) >> bits;
        return {segment + (std::int64_t{bits - segment_bits_ - up} << octave),
                ((distance << up) - (segment << bits)) >> idle_bits_, negative};
    }
    constexpr std::int64_t sum_at(const std::int64_t* node, std::int64_t t) const noexcept {
        if (method_ == interpolation::linear) return (node[0] << part_bits_) + (node[1] - node[0]) * t;
        if (method_ == interpolation::polynomial) return polynomial_sum(shape_.own, shape_.layout.degree, node, t);
        if (method_ != interpolation::quadratic) return node[0];
        const std::int64_t rise = node[1] - node[0], bend = node[2] - node[1] - rise;
        const std::int64_t line = ((node[0] + node[1]) << part_bits_ >> 1) + rise * t;
        return (line << (part_bits_ + 1 - shape_.dropped)) + ((bend * (t * t)) >> shape_.dropped);
    }

    table_shape shape_;
    const std::int64_t* nodes_;
    std::size_t size_;
    std::int64_t codes_, lowest_, highest_;
    // What each look-up needs, read once.
    interpolation method_;
    std::int64_t covered_first_, covered_last_, zero_, first_segment_;
    int segment_bits_, part_bits_, entries_each_, idle_bits_;
    bool counts_from_zero_, folded_, logarithmic_, odd_;
};

}  // namespace fxact::detail::lookup

#include <fxact/detail/macros/back.hpp>
