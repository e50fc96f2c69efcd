// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <tuple>
#include <utility>

#include "calls.hpp"
#include "expression.hpp"

/// The value of an expression in any of the engine's numbers. Included where a design is compiled, and nowhere else.
namespace fxact::tools {
namespace calls {

template <real W, std::size_t I>
W call_unary(const W& x) {
    return std::get<I>(unary).f(x);
}
template <real W, std::size_t I>
W call_parametric(const W& x, const node& n) {
    auto f = std::get<I>(parametric).f;
    constexpr bool has_two = facts_of(std::get<I>(parametric).f).parameters[1].name != nullptr;
    if constexpr (has_two)
        f = {n.values[0], n.values[1]};
    else
        f = {n.values[0]};
    return f(x);
}
template <real W, std::size_t I>
W call_binary(const W& a, const W& b) {
    return std::get<I>(binary).f(a, b);
}

template <auto& List>
using indices = std::make_index_sequence<std::tuple_size_v<std::remove_cvref_t<decltype(List)>>>;

template <real W>
inline constexpr auto unary_calls = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array{&call_unary<W, I>...};
}
(indices<unary>{});
template <real W>
inline constexpr auto parametric_calls = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array{&call_parametric<W, I>...};
}
(indices<parametric>{});
template <real W>
inline constexpr auto binary_calls = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array{&call_binary<W, I>...};
}
(indices<binary>{});

}  // namespace calls

template <real W>
W expression::value(const node& n, const W& x) const {
    const auto operand = [&](std::size_t i) { return value((*nodes_)[n.of[i]], x); };
    using kind = node::kind;
    switch (n.what) {
        case kind::number:
            return W{n.values[0]};
        case kind::negate:
            return -operand(0);
        case kind::add:
            return operand(0) + operand(1);
        case kind::subtract:
            return operand(0) - operand(1);
        case kind::multiply:
            return operand(0) * operand(1);
        case kind::divide:
            return operand(0) / operand(1);
        case kind::call:
            break;
        default:
            return x;
    }
    switch (n.function->how) {
        case arity::unary:
            return calls::unary_calls<W>[n.function->index](operand(0));
        case arity::parametric:
            return calls::parametric_calls<W>[n.function->index](operand(0), n);
        case arity::binary:
            return calls::binary_calls<W>[n.function->index](operand(0), operand(1));
        case arity::clip:
            return clip(operand(0), operand(1), operand(2));
        case arity::select: {
            const node& condition = (*nodes_)[n.of[0]];
            const W a = value((*nodes_)[condition.of[0]], x), b = value((*nodes_)[condition.of[1]], x);
            return math::select(condition.what == kind::less ? a < b : b < a, operand(1), operand(2));
        }
        default:
            return n.function->index == 0 ? math::pow(operand(0), n.integer) : math::ldexp(operand(0), n.integer);
    }
}

}  // namespace fxact::tools
