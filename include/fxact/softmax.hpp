// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

/// The softmax family: probabilities from a row of logits. What holds for all of it (docs/softmax.md says why):
///
/// Formats of in and out are independent. in and out may be the same span. Lengths that disagree are a compile error
/// for spans of fixed extent; else the shorter one counts, and the rest of out is left as it is. Nothing is written for
/// an empty row, nor for one of more than 65,536 elements. The result is the number of elements written; argmax says
/// what differs there.
#include <fxact/softmax/argmax.hpp>
#include <fxact/softmax/cross_entropy_gradient.hpp>
#include <fxact/softmax/hardmax.hpp>
#include <fxact/softmax/log_softmax.hpp>
#include <fxact/softmax/masked_softmax.hpp>
#include <fxact/softmax/softmax.hpp>
#include <fxact/softmax/softmax_exps.hpp>
#include <fxact/softmax/softmax_gradient.hpp>
#include <fxact/softmax/softmax_normalized.hpp>
#include <fxact/softmax/softmax_spec.hpp>
#include <fxact/softmax/softmin.hpp>
#include <fxact/softmax/tensor_axis.hpp>

#include <fxact/detail/macros/back.hpp>
