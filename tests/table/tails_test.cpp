// SPDX-License-Identifier: MIT
// Tables that stop where the output saturates, and where the function is flat.
#include <fxact/detail/table/design/trim.hpp>

#include "against_oracle.hpp"
#include "designs.hpp"
#include "spans_and_order.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_proof, fxact::test::is_logarithmic;
namespace formulas = fxact::test::formulas;

static_assert(saturating_exp::max_error <= 1 && saturating_exp::bytes <= 328,
              "an exp that leaves the output's range needs no entry for each code");
static_assert(flat_tanh::max_error <= 1 && flat_tanh::bytes <= 226,
              "a tanh within 1 LSB needs no entries for its flat ends");
static_assert(wide_sigmoid::max_error <= 1 && wide_sigmoid::bytes <= 216, "a sigmoid is flat over most of [-128, 128)");
static_assert(saturating_exp::monotone && flat_tanh::monotone && wide_sigmoid::monotone,
              "functions that never decrease give tables that never decrease");
static_assert(!is_logarithmic<flat_tanh>, "segments of one length, where logarithmic ones would take more bytes");
}  // namespace

TEST_CASE("a table without entries for flat ends is as accurate as it says, over all codes") {
    check_proof<saturating_exp>("exp q<3,12>", formulas::exp);
    check_proof<flat_tanh>("tanh q<3,12> to q15", formulas::tanh);
    check_proof<wide_sigmoid>("sigmoid q<7,8> to q15", formulas::sigmoid);
}

TEST_CASE("tables without entries for flat ends never decrease where the function does not") {
    const auto check = []<class Table>(Table) {
        CHECK(test::keeps_order<Table>(test::all_values<typename Table::input_type>(), true));
    };
    check(saturating_exp{});
    check(flat_tanh{});
    check(wide_sigmoid{});
}
