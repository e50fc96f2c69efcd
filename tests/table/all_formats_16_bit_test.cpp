// SPDX-License-Identifier: MIT
// 16-bit tables for scales and zero points of models, and for hard ones: the error proved is the largest that all
// 65,536 codes show.
#include <fxact/table.hpp>

#include <cstdint>

#include <fxact/fxact.hpp>

#include "against_oracle.hpp"
#include "oracle/formulas.hpp"

namespace {
using namespace fxact;
namespace formulas = test::formulas;

template <double Scale, int ZeroPoint = 0>
using int16 = quantized<std::int16_t, affine{Scale, ZeroPoint}>;
template <double Scale, int ZeroPoint>
using int8 = quantized<std::int8_t, affine{Scale, ZeroPoint}>;
template <double Scale, int ZeroPoint>
using uint16 = quantized<std::uint16_t, affine{Scale, ZeroPoint}>;

/// Within 1 LSB, as nothing else was asked, and monotone where f is.
template <auto F, class In, class Out, bool Monotone, class Exact>
void check(const char* name, const Exact& exact) {
    using made = table<F, In, Out>;
    static_assert(made::max_error <= 1 && made::monotone == Monotone);
    test::check_proof<made>(name, exact);
}
}  // namespace

TEST_CASE("16-bit tables between affine formats are as accurate as they say") {
    check<sigmoid, int16<0.001, 100>, int16<0x1p-15>, true>("sigmoid, scale 0.001, zero point 100", formulas::sigmoid);
    check<fxact::tanh, int16<1e-6>, int16<0x1p-15>, true>("tanh, scale 1e-6", formulas::tanh);
    check<softplus, int16<0.001, -5>, int16<0.001, 7>, true>("softplus, scale 0.001, zero points -5 and 7",
                                                             formulas::softplus);
    check<silu, uint16<1.0 / 4096, 32768>, int16<2.5e-4>, false>("silu, unsigned, zero point 32,768", formulas::silu);
    check<mish, int16<1.0 / 256>, int16<1.0 / 256>, false>("mish, scale 1/256", formulas::mish);
}

TEST_CASE("16-bit tables of functions with corners, or to few codes, are as accurate as they say") {
    check<relu, int16<0.0003>, int16<0.0001>, true>("relu, scale 0.0003 to 0.0001, saturating", formulas::relu);
    check<elu{}, int16<0x1p-15>, int16<0x1p-15>, true>("elu, scale 2^-15", formulas::elu(1));
    check<softsign, int16<0.001>, q15, true>("softsign, scale 0.001", formulas::softsign);
    check<gelu, q<3, 12>, int8<static_cast<double>(0.1F), -100>, false>("gelu, q<3,12> to scale 0.1f", formulas::gelu);
}
