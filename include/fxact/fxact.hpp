// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

// Written by scripts/umbrella.sh.

// Numbers, tables, rows and layers
#include <fxact/activation.hpp>
#include <fxact/apply.hpp>
#include <fxact/as.hpp>
#include <fxact/concepts.hpp>
#include <fxact/dense.hpp>
#include <fxact/dense_gradient.hpp>
#include <fxact/derivative_of.hpp>
#include <fxact/facts.hpp>
#include <fxact/faithful.hpp>
#include <fxact/fixed.hpp>
#include <fxact/format.hpp>
#include <fxact/literals.hpp>
#include <fxact/lut16.hpp>
#include <fxact/lut8.hpp>
#include <fxact/math.hpp>
#include <fxact/per_channel.hpp>
#include <fxact/quantized.hpp>
#include <fxact/quantized_layer.hpp>
#include <fxact/sgd.hpp>
#include <fxact/softmax.hpp>
#include <fxact/table.hpp>
#include <fxact/table_spec.hpp>
#include <fxact/version.hpp>

// Activations
#include <fxact/activation/celu.hpp>
#include <fxact/activation/clipped_relu.hpp>
#include <fxact/activation/elu.hpp>
#include <fxact/activation/exp.hpp>
#include <fxact/activation/gelu.hpp>
#include <fxact/activation/gelu_tanh.hpp>
#include <fxact/activation/glu.hpp>
#include <fxact/activation/hard_shrink.hpp>
#include <fxact/activation/hard_sigmoid.hpp>
#include <fxact/activation/hard_sigmoid_with.hpp>
#include <fxact/activation/hard_swish.hpp>
#include <fxact/activation/hard_tanh.hpp>
#include <fxact/activation/identity.hpp>
#include <fxact/activation/leaky_relu.hpp>
#include <fxact/activation/log_sigmoid.hpp>
#include <fxact/activation/mish.hpp>
#include <fxact/activation/prelu.hpp>
#include <fxact/activation/relu.hpp>
#include <fxact/activation/relu6.hpp>
#include <fxact/activation/select.hpp>
#include <fxact/activation/selu.hpp>
#include <fxact/activation/selu_with.hpp>
#include <fxact/activation/shrink.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/sign.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/soft_shrink.hpp>
#include <fxact/activation/softplus.hpp>
#include <fxact/activation/softplus_with.hpp>
#include <fxact/activation/softsign.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/activation/tanh_shrink.hpp>
#include <fxact/activation/threshold_relu.hpp>
#include <fxact/activation/ultra_fast_sigmoid.hpp>

#include <fxact/detail/macros/back.hpp>
