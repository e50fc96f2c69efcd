// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <fxact/concepts.hpp>

#include "functions.hpp"

/// A formula that a user wrote: x * tanh(softplus(x)).
namespace fxact::tools {

/// What is computed from the results of nodes before it.
struct node {
    enum class kind : unsigned char { number, x, negate, add, subtract, multiply, divide, less, greater, call };

    kind what = kind::number;
    const function_entry* function = nullptr;  // of a call
    std::array<std::size_t, 3> of{};           // its operands
    std::array<double, 2> values{};            // a number; the parameters of a call
    int integer = 0;                           // the exponent of pow and ldexp
    bool has_x = false;
    int depth = 1;
};

/// One callable for every formula, so that a design is compiled once.
class expression {
public:
    static constexpr int most_levels = 200;
    static constexpr std::size_t most_nodes = 1000;

    /// Throws wrong_words.
    static expression parse(const std::string& text);

    template <real W>
    W operator()(const W& x) const {
        return value(nodes_->back(), x);
    }

    /// The formula in one spelling; parse reads it back.
    std::string text() const;
    /// What a C++20 program writes: fxact::sigmoid, or a lambda.
    std::string cpp() const;
    /// The name if the formula is one function of x; else empty.
    std::string name() const;
    const std::vector<node>& nodes() const { return *nodes_; }

private:
    explicit expression(std::vector<node> nodes) : nodes_{std::make_shared<std::vector<node>>(std::move(nodes))} {}

    template <real W>
    W value(const node& n, const W& x) const;

    std::shared_ptr<const std::vector<node>> nodes_;
};

}  // namespace fxact::tools
