// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/place.hpp>

/// The polynomial that a segment has for itself.
namespace fxact::detail::lookup {

/// The sum of a polynomial_shape, as data and in 64 bits, for the designer.
constexpr std::int64_t polynomial_sum(const polynomial_shape& own, int degree, const std::int64_t* n,
                                      std::int64_t t) noexcept {
    const std::int64_t start = own.starts_unsigned ? n[0] & 0xffff : n[0];
    const std::int64_t bend =
        degree == 2 ? n[2] * t : ((n[2] * (std::int64_t{1} << own.bend_up) + n[3] * t) * t) >> own.bend_down;
    const std::int64_t slope = n[1] * (std::int64_t{1} << own.slope_up) + bend;
    return start * (std::int64_t{1} << own.product_bits) + slope * t;
}

/// The coefficients of a segment, shifted up as they are added.
struct coefficients {
    std::int32_t start = 0, slope = 0, bend = 0, jerk = 0;
};
template <table_shape Shape, class Node>
constexpr coefficients coefficients_at(const Node* node) noexcept {
    coefficients c;
    if constexpr (Shape.own.starts_unsigned)
        c.start = static_cast<std::make_unsigned_t<Node>>(node[0]);
    else
        c.start = node[0];
    c.slope = std::int32_t{node[1]} * (std::int32_t{1} << Shape.own.slope_up);
    c.bend = std::int32_t{node[2]} * (std::int32_t{1} << Shape.own.bend_up);
    if constexpr (Shape.layout.degree == 3) c.jerk = node[3];
    return c;
}

/// Shape.after as two constants: one is added before the product is shifted, the other after that.
template <table_shape Shape>
inline constexpr auto after_shift = static_cast<std::int32_t>(Shape.after >> Shape.own.product_bits);
template <table_shape Shape>
inline constexpr auto before_shift = static_cast<std::int32_t>(Shape.after - (std::int64_t{after_shift<Shape>}
                                                                              << Shape.own.product_bits));

/// The sum less the start.
template <table_shape Shape>
constexpr std::int32_t product_of(const coefficients& c, std::int32_t t) noexcept {
    std::int32_t bend = 0;
    if constexpr (Shape.layout.degree == 2)
        bend = c.bend * t;
    else
        bend = ((c.bend + c.jerk * t) * t) >> Shape.own.bend_down;
    return (c.slope + bend) * t;
}
/// The result before it is stored. The sum may take more than 32 bits, so that its parts are shifted first; that gives
/// the same.
template <table_shape Shape>
constexpr std::int32_t value_of(const coefficients& c, std::int32_t t,
                                std::int32_t addend = before_shift<Shape>) noexcept {
    const std::int32_t sum = c.start + ((product_of<Shape>(c, t) + addend) >> Shape.own.product_bits);
    return (sum + after_shift<Shape>) >> (Shape.shift - Shape.own.product_bits);
}
template <table_shape Shape, class Node>
constexpr std::int32_t value_of_polynomial(const Node* nodes, std::int32_t code) noexcept {
    const table_place place = place_of<Shape>(code);
    const Node* node = counting_node<Shape>(nodes) + (place.entry - counted_from<Shape>)*Shape.layout.entries_each();
    return value_of<Shape>(coefficients_at<Shape>(node), place.part);
}

}  // namespace fxact::detail::lookup

#include <fxact/detail/macros/back.hpp>
