// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <fxact/fxact.hpp>

#include "oracle/facts_check.hpp"
#include "oracle/real.hpp"
#include "view.hpp"

/// A row of the page: an activation, its exact value and what it states.
namespace fxact::docs {

using test::complaints;
using test::real50;
using q3_12 = q<3, 12>;

/// A formula for both oracles.
struct oracle {
    std::function<long double(long double)> fast;
    std::function<real50(real50)> precise;

    long double operator()(long double x) const { return fast(x); }
    real50 operator()(const real50& x) const { return precise(x); }
};

struct row {
    std::string name;        // of the function and its header
    std::string parameters;  // behind the name: "{.alpha = 1}", "(x, 0.25)"
    facts about;
    view seen;
    oracle exact;

    std::function<float(float)> in_float;
    std::function<double(double)> in_double;
    std::function<q15(q15)> in_q15;
    std::function<q3_12(q3_12)> in_q3_12;
    std::function<q31(q31)> in_q31;
    test::real_function derivative, derivative_from_output;  // empty where there is none

    const window& shown() const { return seen.values; }
    const window& errors() const { return seen.errors.low < seen.errors.high ? seen.errors : seen.values; }
};

/// f is an activation, or any callable of every scalar; formula is a generic callable of long double and real50.
template <class F, class Exact>
row make_row(std::string name, std::string parameters, const F& f, const facts& about, const view& seen,
             const Exact& formula) {
    row made{std::move(name), std::move(parameters), about, seen, {formula, formula}, f, f, f, f, f, {}, {}};
    made.derivative = test::derivative_in_double(f);
    if constexpr (requires { f.derivative_from_output(0.0); })
        made.derivative_from_output = [f](double y) { return f.derivative_from_output(y); };
    return made;
}

/// A group of the page: the rows of one family.
struct group {
    std::string title;
    std::vector<row> rows;
};

/// All of them (rows.cpp).
std::vector<group> groups(const std::filesystem::path& headers);

}  // namespace fxact::docs
