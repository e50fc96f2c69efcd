// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>
#include <vector>

#include <fxact/fxact.hpp>

#include "oracle/formulas.hpp"

/// A row of the page: an activation, its formula written again, and what is said of it.
namespace fxact::docs {

using test::arbiter;
using q3_12 = q<3, 12>;

/// A point where f or f' steps, and what the library gives there: f', or f where there is no derivative.
struct kink {
    double at, gives;
};

/// The part of the axis that is drawn.
struct window {
    double low, high;
};

/// What the page says. Of these the program checks range, kinks and near_root.
struct facts {
    std::string formula;
    std::string derivative = {};  // empty: there is none
    std::string range;            // of every result, infinities included: "[0, 1]", "{0} (0.5, inf]", "{0, 1}"
    std::vector<kink> kinks = {};
    window shown = {-4, 4};
    window errors = {0, 0};       // where the errors are drawn, if it is not the same
    std::string parameters = {};  // behind the name: "{.alpha = 1}", "(x, 0.25)"
    std::string header = {};      // the file's stem, where it is not the name
    bool plotted = true;
    bool cancels = false;  // a sum cancels in it, next to a root: see near_root
};

/// Where a sum cancels next to a root, an error of float below this is none.
inline constexpr double near_root = 0x1p-30;

/// A formula for both oracles.
struct oracle {
    std::function<long double(long double)> fast;
    std::function<arbiter(arbiter)> precise;

    long double operator()(long double x) const { return fast(x); }
    arbiter operator()(const arbiter& x) const { return precise(x); }
};

struct row {
    std::string name;
    facts about;
    oracle exact;

    std::function<float(float)> in_float;
    std::function<double(double)> in_double;
    std::function<q15(q15)> in_q15;
    std::function<q3_12(q3_12)> in_q3_12;
    std::function<q31(q31)> in_q31;
    std::function<double(double)> derivative, derivative_from_output;  // empty where there is none

    const window& errors() const { return about.errors.low < about.errors.high ? about.errors : about.shown; }
    const std::string& header() const { return about.header.empty() ? name : about.header; }
};

/// f is an activation, or any callable of every scalar; formula is a generic lambda of long double and arbiter.
template <class F, class Exact>
row make_row(std::string name, const F& f, facts about, const Exact& formula) {
    row made{std::move(name), std::move(about), {formula, formula}, f, f, f, f, f, {}, {}};
    if constexpr (requires { f.derivative(0.0); }) made.derivative = [f](double x) { return f.derivative(x); };
    if constexpr (requires { f.derivative_from_output(0.0); })
        made.derivative_from_output = [f](double y) { return f.derivative_from_output(y); };
    return made;
}

/// An activation of two numbers with one of them fixed.
template <class Value, class Slope>
struct in_x {
    Value value;
    Slope slope;

    template <scalar T>
    T operator()(T x) const {
        return value(x);
    }
    template <scalar T>
    T derivative(T x) const {
        return slope(x);
    }
};

// clang 14 does not deduce them of an aggregate.
template <class Value, class Slope>
in_x(Value, Slope) -> in_x<Value, Slope>;

struct group {
    std::string title;
    std::vector<row> rows;
};

/// All of them (list.cpp).
std::vector<group> list();

}  // namespace fxact::docs
