// SPDX-License-Identifier: MIT
#pragma once

#include <fxact/version.hpp>

// Numbers
#include <fxact/format.hpp>
#include <fxact/fixed.hpp>
#include <fxact/concepts.hpp>

// Activations
#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/step.hpp>

// What is made of them
#include <fxact/apply.hpp>
#include <fxact/table.hpp>
#include <fxact/softmax.hpp>
#include <fxact/dense.hpp>
