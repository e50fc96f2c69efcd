// SPDX-License-Identifier: MIT
#pragma once
#include <tuple>

#include <fxact/fxact.hpp>

/// The functions that an expression may call, each with its name.
namespace fxact::tools {

template <class F>
struct named {
    const char* name;
    F f;
};
template <class F>
named(const char*, F) -> named<F>;

namespace calls {

inline constexpr auto exp_neg_abs = [](const auto& x) { return math::exp_neg_abs(x); };
inline constexpr auto larger = [](const auto& a, const auto& b) { return maximum(a, b); };
inline constexpr auto smaller = [](const auto& a, const auto& b) { return minimum(a, b); };

/// f(x) of an activation.
inline constexpr std::tuple activations{
    named{"exp", exp},
    named{"gelu", gelu},
    named{"gelu_tanh", gelu_tanh},
    named{"hard_sigmoid", hard_sigmoid},
    named{"hard_sigmoid_onnx", hard_sigmoid_onnx},
    named{"hard_swish", hard_swish},
    named{"hard_tanh", hard_tanh},
    named{"identity", identity},
    named{"log_sigmoid", log_sigmoid},
    named{"mish", mish},
    named{"relu", relu},
    named{"relu6", relu6},
    named{"selu", selu},
    named{"sigmoid", sigmoid},
    named{"sign", sign},
    named{"silu", silu},
    named{"softplus", softplus},
    named{"softsign", softsign},
    named{"step", step},
    named{"swish", swish},
    named{"tanh", tanh},
    named{"tanh_shrink", tanh_shrink},
    named{"ultra_fast_sigmoid", ultra_fast_sigmoid},
};

/// f(x) of fxact::math, apart from exp and tanh, which are activations as well.
inline constexpr std::tuple primitives{
    named{"abs", math::abs},
    named{"atan", math::atan},
    named{"cos", math::cos},
    named{"exp2", math::exp2},
    named{"exp_neg_abs", exp_neg_abs},
    named{"expm1", math::expm1},
    named{"gaussian", math::gaussian},
    named{"log", math::log},
    named{"log1p", math::log1p},
    named{"log2", math::log2},
    named{"normal_cdf", math::normal_cdf},
    named{"normal_pdf", math::normal_pdf},
    named{"sin", math::sin},
    named{"sqrt", math::sqrt},
    named{"square", math::square},
};
inline constexpr auto unary = std::tuple_cat(activations, primitives);

/// f(x) of an activation with parameters: its type, and the values that it has if none are given.
inline constexpr std::tuple parametric{
    named{"celu", celu{}},
    named{"clipped_relu", clipped_relu{}},
    named{"elu", elu{}},
    named{"hard_shrink", hard_shrink{}},
    named{"hard_sigmoid_with", hard_sigmoid_with{}},
    named{"leaky_relu", leaky_relu{}},
    named{"selu_with", selu_with{}},
    named{"shrink", shrink{}},
    named{"soft_shrink", soft_shrink{}},
    named{"softplus_with", softplus_with{}},
    named{"step_with", step_with{}},
    named{"threshold_relu", threshold_relu{}},
};

/// f(a, b).
inline constexpr std::tuple binary{
    named{"div_1p", math::div_1p}, named{"glu", glu},         named{"max", math::max}, named{"maximum", larger},
    named{"min", math::min},       named{"minimum", smaller}, named{"prelu", prelu},
};

}  // namespace calls

}  // namespace fxact::tools
