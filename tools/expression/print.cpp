// SPDX-License-Identifier: MIT
#include <string>

#include "../words/number.hpp"
#include "expression.hpp"

namespace fxact::tools {
namespace {

using kind = node::kind;

/// An operator binds its operands more closely than one of a lower rank.
constexpr int rank_of(kind what) {
    switch (what) {
        case kind::less:
        case kind::greater:
            return 0;
        case kind::add:
        case kind::subtract:
            return 1;
        case kind::multiply:
        case kind::divide:
            return 2;
        case kind::negate:
            return 3;
        default:
            return 4;
    }
}
constexpr const char* sign_of(kind what) {
    switch (what) {
        case kind::less:
            return " < ";
        case kind::greater:
            return " > ";
        case kind::add:
            return " + ";
        case kind::subtract:
            return " - ";
        case kind::multiply:
            return " * ";
        default:
            return " / ";
    }
}

/// Writes a formula: for people and the parser, or as C++.
class printer {
public:
    printer(const std::vector<node>& nodes, bool cpp) : nodes_{nodes}, cpp_{cpp} {}

    /// `plain` if a C++ operand beside it makes a built-in number one of x's type.
    std::string print(std::size_t index, bool plain = false) const {
        const node& n = nodes_[index];
        if (n.what == kind::number) return number(n.values[0], plain);
        if (n.what == kind::x) return "x";
        if (n.what == kind::call) return call(n);
        const int rank = rank_of(n.what);
        if (n.what == kind::negate) return "-" + operand(n.of[0], rank + 1, false);
        const bool both = nodes_[n.of[0]].has_x, other = nodes_[n.of[1]].has_x;
        return operand(n.of[0], rank, other) + sign_of(n.what) + operand(n.of[1], rank + 1, both);
    }

    std::string object(const node& n) const {
        std::string text = std::string("fxact::") + (is_primitive(n) ? "math::" : "") + n.function->name;
        if (n.function->how != arity::parametric) return text;
        text += "{";
        for (std::size_t i = 0; i < n.function->parameter_count(); ++i)
            text += std::string(i == 0 ? "." : ", .") + n.function->about.parameters[i].name + " = " +
                    shortest_double(n.values[i]);
        return text + "}";
    }

private:
    std::string number(double value, bool plain) const {
        if (!cpp_) return shortest(value);
        return plain ? shortest_double(value) : "decltype(x){" + shortest_double(value) + "}";
    }
    std::string operand(std::size_t index, int rank, bool plain) const {
        const std::string text = print(index, plain);
        return rank_of(nodes_[index].what) < rank ? "(" + text + ")" : text;
    }
    static bool is_primitive(const node& n) {
        const std::string name = n.function->name;
        const bool pair = name == "min" || name == "max" || name == "div_1p" || name == "select";
        return (n.function->how == arity::unary && !n.function->is_activation) || n.function->how == arity::power ||
               pair;
    }
    std::string call(const node& n) const {
        std::string text = cpp_ ? object(n) : n.function->name;
        text += "(" + print(n.of[0]);
        const bool is_select = n.function->how == arity::select,
                   has_third = is_select || n.function->how == arity::clip;
        if (n.function->how == arity::binary || has_third) text += ", " + print(n.of[1]);
        if (has_third) text += ", " + print(n.of[2]);
        if (n.function->how == arity::power) text += ", " + std::to_string(n.integer);
        if (n.function->how == arity::parametric && !cpp_)
            for (std::size_t i = 0; i < n.function->parameter_count(); ++i) text += ", " + shortest(n.values[i]);
        return text + ")";
    }

    const std::vector<node>& nodes_;
    bool cpp_;
};

bool is_function_of_x(const std::vector<node>& nodes) {
    const node& last = nodes.back();
    return last.what == kind::call && nodes.size() == 2 && nodes[0].what == kind::x &&
           (last.function->how == arity::unary || last.function->how == arity::parametric);
}

}  // namespace

std::string expression::text() const {
    const node& last = nodes_->back();
    if (!is_function_of_x(*nodes_)) return printer{*nodes_, false}.print(nodes_->size() - 1);
    std::string text = last.function->name;
    for (std::size_t i = 0; i < last.function->parameter_count(); ++i)
        text += (i == 0 ? "(" : ", ") + shortest(last.values[i]);
    return last.function->how == arity::parametric ? text + ")" : text;
}

std::string expression::cpp() const {
    const printer print{*nodes_, true};
    if (is_function_of_x(*nodes_) && nodes_->back().function->name != std::string("exp_neg_abs"))
        return print.object(nodes_->back());
    return "[](auto x) { return " + print.print(nodes_->size() - 1) + "; }";
}

std::string expression::name() const {
    return is_function_of_x(*nodes_) ? nodes_->back().function->name : std::string{};
}

}  // namespace fxact::tools
