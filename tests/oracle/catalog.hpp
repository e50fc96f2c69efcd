// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>

#include <fxact/fxact.hpp>

#include "../digest.hpp"
#include "formulas.hpp"

/// Every activation beside its exact value. The activations are those in the list of digests, where one is added.
namespace fxact::test {

// ---- formulas that are written independently and computed in long double; an activation may do without

constexpr auto formula_of(const identity_fn&) { return formulas::identity; }
constexpr auto formula_of(const sign_fn&) { return formulas::sign; }
constexpr auto formula_of(const relu_fn&) { return formulas::relu; }
constexpr auto formula_of(const relu6_fn&) { return formulas::relu6; }
constexpr auto formula_of(const sigmoid_fn&) { return formulas::sigmoid; }
constexpr auto formula_of(const tanh_fn&) { return formulas::tanh; }
constexpr auto formula_of(const log_sigmoid_fn&) { return formulas::log_sigmoid; }
constexpr auto formula_of(const hard_sigmoid_fn&) { return formulas::hard_sigmoid; }
constexpr auto formula_of(const ultra_fast_sigmoid_fn&) { return formulas::ultra_fast_sigmoid; }
constexpr auto formula_of(const hard_tanh_fn&) { return formulas::hard_tanh; }
constexpr auto formula_of(const tanh_shrink_fn&) { return formulas::tanh_shrink; }
constexpr auto formula_of(const silu_fn&) { return formulas::silu; }
constexpr auto formula_of(const hard_swish_fn&) { return formulas::hard_swish; }
constexpr auto formula_of(const gelu_fn&) { return formulas::gelu; }
constexpr auto formula_of(const gelu_tanh_fn&) { return formulas::gelu_tanh; }
constexpr auto formula_of(const softplus_fn&) { return formulas::softplus; }
constexpr auto formula_of(const softsign_fn&) { return formulas::softsign; }
constexpr auto formula_of(const mish_fn&) { return formulas::mish; }
constexpr auto formula_of(const selu_fn&) { return formulas::selu; }
constexpr auto formula_of(const exp_fn&) { return formulas::exp; }
constexpr auto formula_of(const step_with& f) { return formulas::step_with(f.at_zero); }
constexpr auto formula_of(const hard_sigmoid_with& f) { return formulas::hard_sigmoid_with(f.slope, f.offset); }
constexpr auto formula_of(const clipped_relu& f) { return formulas::clipped_relu(f.max); }
constexpr auto formula_of(const leaky_relu& f) { return formulas::leaky_relu(f.negative_slope); }
constexpr auto formula_of(const threshold_relu& f) { return formulas::threshold_relu(f.threshold, f.value); }
constexpr auto formula_of(const elu& f) { return formulas::elu(f.alpha); }
constexpr auto formula_of(const celu& f) { return formulas::celu(f.alpha); }
constexpr auto formula_of(const hard_shrink& f) { return formulas::hard_shrink(f.lambda); }
constexpr auto formula_of(const soft_shrink& f) { return formulas::soft_shrink(f.lambda); }
constexpr auto formula_of(const shrink& f) { return formulas::shrink(f.lambda, f.bias); }
constexpr auto formula_of(const selu_with& f) { return formulas::selu_with(f.alpha, f.gamma); }
constexpr auto formula_of(const softplus_with& f) { return formulas::softplus_with(f.beta); }

/// An activation's own formula in fifty digits, which its own test compares with one written independently. It
/// replaces an entry above, and is slower.
template <class F>
struct own_formula {
    F f;

    template <class R>
    R operator()(const R& x) const {
        if constexpr (std::floating_point<R>)
            return static_cast<R>(f(real50(x)));
        else
            return f(x);
    }
};

template <auto F>
constexpr auto exact_formula() {
    if constexpr (requires { formula_of(F); })
        return formula_of(F);
    else
        return own_formula<std::remove_cv_t<decltype(F)>>{F};
}

// ---- the activations: lines of the list of digests whose function states facts

template <class Visit, class Line>
void visit_line(const Visit&, std::type_identity<Line>) {}
template <class Visit, label Name, auto F, std::uint64_t Expected, class Formats>
void visit_line(const Visit& visit, std::type_identity<function<Name, F, Expected, Formats>>) {
    // (A faithful form is in the list too, and is no activation of its own.)
    if constexpr (states_facts<decltype(F)> && !requires { decltype(F)::has_kernel; })
        visit.template operator()<F>(Name.text, exact_formula<F>());
}
template <class Visit, class... Lines>
void visit_lines(const Visit& visit, std::type_identity<digest_list<Lines...>>) {
    // Qualified: a look-up by argument would complete the tables in the lines, which is to design them.
    (test::visit_line(visit, std::type_identity<Lines>{}), ...);
}

/// visit.operator()<F>(name, formula of F) for each activation.
template <class Visit>
void for_each_listed(const Visit& visit) {
    test::visit_lines(visit, std::type_identity<digests>{});
}

/// The type's name without its namespace and without _fn, which names the header of an activation: "celu", "relu".
template <class F>
std::string type_name() {
    const std::string text = __PRETTY_FUNCTION__, before = "F = fxact::";
    const std::size_t from = text.find(before) + before.size();
    const std::string name = text.substr(from, text.find_first_of(";]", from) - from);
    return name.ends_with("_fn") ? name.substr(0, name.size() - 3) : name;
}

/// The same, and for parameters that are not the default ones, a derivative and a callable of the user's.
template <class Visit>
void for_each_activation(const Visit& visit) {
    for_each_listed(visit);
    visit.template operator()<threshold_relu{.threshold = 0.75, .value = -0.5}>("threshold_relu",
                                                                                formulas::threshold_relu(0.75, -0.5));
    visit.template operator()<elu{.alpha = 1.25}>("elu", formulas::elu(1.25));
    visit.template operator()<derivative_of<fxact::sigmoid>>("sigmoid'", formulas::sigmoid_slope);
    visit.template operator()<[](auto x) { return x * fxact::sigmoid(x); }>("x sigmoid(x)", formulas::silu);
}

}  // namespace fxact::test
