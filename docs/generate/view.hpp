// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/fxact.hpp>

#include "window.hpp"

/// How activations are drawn. A new one needs nothing here: overloads are for those that the default shows badly.
namespace fxact::docs {

struct view {
    window values{-4, 4};  // where f and f' are drawn
    window errors{0, 0};   // where the errors are drawn, if it is not the same
};

constexpr view view_of(const auto&) { return {}; }
constexpr view view_of(const relu6_fn&) { return {{-4, 10}}; }
constexpr view view_of(const elu&) { return {{-6, 3}}; }
constexpr view view_of(const celu&) { return {{-6, 3}}; }
constexpr view view_of(const selu_fn&) { return {{-6, 3}}; }
constexpr view view_of(const selu_with&) { return {{-6, 3}}; }
constexpr view view_of(const silu_fn&) { return {{-6, 3}, {-110, 20}}; }
constexpr view view_of(const gelu_fn&) { return {{-5, 3}}; }
constexpr view view_of(const gelu_tanh_fn&) { return {{-5, 3}}; }
constexpr view view_of(const mish_fn&) { return {{-6, 3}, {-110, 20}}; }
constexpr view view_of(const hard_swish_fn&) { return {{-5, 5}}; }
constexpr view view_of(const softplus_fn&) { return {{-6, 4}, {-110, 20}}; }
constexpr view view_of(const sigmoid_fn&) { return {{-8, 8}, {-110, 20}}; }
constexpr view view_of(const hard_sigmoid_fn&) { return {{-6, 6}}; }
constexpr view view_of(const hard_sigmoid_with&) { return {{-6, 6}}; }
constexpr view view_of(const ultra_fast_sigmoid_fn&) { return {{-8, 8}}; }
constexpr view view_of(const softsign_fn&) { return {{-8, 8}}; }
constexpr view view_of(const hard_shrink&) { return {{-2, 2}}; }
constexpr view view_of(const soft_shrink&) { return {{-2, 2}}; }
constexpr view view_of(const shrink&) { return {{-2, 2}}; }
constexpr view view_of(const exp_fn&) { return {{-4, 2}, {-110, 100}}; }
constexpr view view_of(const log_sigmoid_fn&) { return {{-4, 6}, {-20, 110}}; }
constexpr view view_of(const glu_fn&) { return {{-8, 8}, {-110, 20}}; }

/// The parameters that are drawn: those of the list of digests, or some that show better what they do.
constexpr auto drawn(const auto& f) { return f; }
constexpr auto drawn(const clipped_relu&) { return clipped_relu{.max = 1}; }
constexpr auto drawn(const threshold_relu&) { return threshold_relu{.threshold = 1, .value = -0.5}; }
constexpr auto drawn(const celu&) { return celu{.alpha = 2}; }
constexpr auto drawn(const selu_with&) { return selu_with{.alpha = 2, .gamma = 0.5}; }
constexpr auto drawn(const softplus_with&) { return softplus_with{.beta = 3}; }
constexpr auto drawn(const shrink&) { return shrink{.lambda = 1, .bias = 0.25}; }

}  // namespace fxact::docs
