// SPDX-License-Identifier: MIT
// Tables that stop where the output saturates, and where the function is as good as constant.
#include <fxact/table.hpp>

#include <cmath>

#include <fxact/activation/exp.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/fixed.hpp>

#include "against_oracle.hpp"
#include "spans_and_order.hpp"

namespace {
using namespace fxact;

constexpr auto exact_exp = [](const auto& x) {
    using std::exp;
    return std::decay_t<decltype(x)>(exp(x));
};
constexpr auto exact_tanh = [](const auto& x) {
    using std::tanh;
    return std::decay_t<decltype(x)>(tanh(x));
};
constexpr auto exact_sigmoid = [](const auto& x) { return test::sigmoid(x); };

using saturating_exp = table<fxact::exp, q<3, 12>, q<3, 12>>;
static_assert(saturating_exp::max_error <= 1 && saturating_exp::bytes <= 328,
              "an exp that leaves what the output holds needs no entry for each code");
using flat_tanh = table<fxact::tanh, q<3, 12>, q15>;
static_assert(flat_tanh::max_error <= 1 && flat_tanh::bytes <= 226,
              "a tanh within 1 LSB needs no entries for its tails");
using wide_sigmoid = table<sigmoid, q<7, 8>, q15>;
static_assert(wide_sigmoid::max_error <= 1 && wide_sigmoid::bytes <= 216, "most of [-128, 128) is tail to a sigmoid");
static_assert(saturating_exp::monotone && flat_tanh::monotone && wide_sigmoid::monotone,
              "functions that never decrease give tables that never do");
}  // namespace

TEST_CASE("a table without tails is as accurate as it says, over all codes") {
    test::check_proof<saturating_exp>("exp q<3,12>", exact_exp);
    test::check_proof<flat_tanh>("tanh q<3,12> to q15", exact_tanh);
    test::check_proof<wide_sigmoid>("sigmoid q<7,8> to q15", exact_sigmoid);
}

TEST_CASE("tables without tails never decrease where the function does not") {
    const auto check = []<class Table>(Table) {
        CHECK(test::keeps_order<Table>(test::all_values<typename Table::input_type>(), true));
    };
    check(saturating_exp{});
    check(flat_tanh{});
    check(wide_sigmoid{});
}
