// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/fxact.hpp>

#include "formulas.hpp"

/// Every activation beside its formula.
namespace fxact::test {

/// visit.operator()<F>(name, formula of F) for each of them, and for a derivative and a callable of the user's.
template <class Visit>
void for_each_activation(const Visit& visit) {
    visit.template operator()<fxact::identity>("identity", formulas::identity);
    visit.template operator()<fxact::sign>("sign", formulas::sign);
    visit.template operator()<fxact::step>("step", formulas::step);
    visit.template operator()<fxact::relu>("relu", formulas::relu);
    visit.template operator()<fxact::relu6>("relu6", formulas::relu6);
    visit.template operator()<fxact::sigmoid>("sigmoid", formulas::sigmoid);
    visit.template operator()<fxact::tanh>("tanh", formulas::tanh);
    visit.template operator()<fxact::log_sigmoid>("log_sigmoid", formulas::log_sigmoid);
    visit.template operator()<fxact::hard_sigmoid>("hard_sigmoid", formulas::hard_sigmoid);
    visit.template operator()<fxact::hard_sigmoid_onnx>("hard_sigmoid_onnx", formulas::hard_sigmoid_onnx);
    visit.template operator()<fxact::ultra_fast_sigmoid>("ultra_fast_sigmoid", formulas::ultra_fast_sigmoid);
    visit.template operator()<fxact::hard_tanh>("hard_tanh", formulas::hard_tanh);
    visit.template operator()<fxact::tanh_shrink>("tanh_shrink", formulas::tanh_shrink);
    visit.template operator()<fxact::silu>("silu", formulas::silu);
    visit.template operator()<fxact::hard_swish>("hard_swish", formulas::hard_swish);
    visit.template operator()<fxact::gelu>("gelu", formulas::gelu);
    visit.template operator()<fxact::gelu_tanh>("gelu_tanh", formulas::gelu_tanh);
    visit.template operator()<fxact::softplus>("softplus", formulas::softplus);
    visit.template operator()<fxact::softsign>("softsign", formulas::softsign);
    visit.template operator()<fxact::mish>("mish", formulas::mish);
    visit.template operator()<fxact::selu>("selu", formulas::selu);
    visit.template operator()<fxact::exp>("exp", formulas::exp);
    visit.template operator()<fxact::clipped_relu{.max = 2.5}>("clipped_relu", formulas::clipped_relu(2.5));
    visit.template operator()<fxact::leaky_relu{}>("leaky_relu", formulas::leaky_relu(0.01));
    visit.template operator()<fxact::threshold_relu{.threshold = 0.75, .value = -0.5}>(
        "threshold_relu", formulas::threshold_relu(0.75, -0.5));
    visit.template operator()<fxact::elu{.alpha = 1.25}>("elu", formulas::elu(1.25));
    visit.template operator()<fxact::celu{.alpha = 0.75}>("celu", formulas::celu(0.75));
    visit.template operator()<fxact::hard_shrink{}>("hard_shrink", formulas::hard_shrink(0.5));
    visit.template operator()<fxact::soft_shrink{}>("soft_shrink", formulas::soft_shrink(0.5));
    visit.template operator()<fxact::shrink{.lambda = 0.75, .bias = 0.3}>("shrink", formulas::shrink(0.75, 0.3));
    visit.template operator()<fxact::selu_with{.alpha = 1.7, .gamma = 0.6}>("selu_with", formulas::selu_with(1.7, 0.6));
    visit.template operator()<fxact::softplus_with{.beta = 1.7}>("softplus_with", formulas::softplus_with(1.7));
    visit.template operator()<fxact::derivative_of<fxact::sigmoid>>("sigmoid'", formulas::sigmoid_slope);
    visit.template operator()<[](auto x) { return x * fxact::sigmoid(x); }>("x sigmoid(x)", formulas::silu);
}

}  // namespace fxact::test
