// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

/// The softmax family: probabilities from a row of logits. Rules of all members (docs/softmax.md gives the reasons):
///
/// Formats of in and out are independent. in and out may be the same span. Lengths that disagree are a compile error
/// for spans of fixed extent; else the shortest counts, and the rest of out is left as it is. Nothing is written for an
/// empty row, nor for one of more than 65,536 elements. The result is the number of elements written, except for
/// argmax.
///
/// Options follow the spans, in any order, each at most once:
///
///     tensor_axis                 each row along an axis of a tensor; {.outer = n, .size = m} is n rows of m elements
///     a span of bool or bytes     a mask: a row has the elements whose mask is true; the others get 0, or ln 0
///     softmax_spec                a temperature that only the program knows; <softmax_spec{...}> is the compiler's
///     softmax_exps                a table of exps for 8-bit logits whose scale only the program knows
///
/// hardmax, argmax and softmax_gradient take no temperature: it does not change the order, and y has it already. Plain
/// integers of 8 or 16 bits are logits if an option gives their scale; hardmax and argmax need none.
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
