// SPDX-License-Identifier: MIT
// The constants that the headers hold, under the names and in the order in which the generators give them.
#include <fxact/activation/gelu_tanh.hpp>
#include <fxact/activation/selu.hpp>
#include <fxact/detail/math/angle.hpp>
#include <fxact/detail/math/atan.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/math/exp_heads.hpp>
#include <fxact/detail/math/expm1.hpp>
#include <fxact/detail/math/fixed_exp.hpp>
#include <fxact/detail/math/log.hpp>
#include <fxact/detail/math/normal.hpp>
#include <fxact/detail/math/tanh.hpp>
#include <fxact/detail/real/reciprocal.hpp>
#include <fxact/detail/softmax/float.hpp>
#include <fxact/detail/span/exp_lanes.hpp>

#include "family.hpp"

namespace fxact::coefficients {
namespace {

class reader {
public:
    explicit reader(std::string header) : header_{std::move(header)} {}

    template <class... Values>
    reader& holds(const std::string& name, const Values&... values) {
        constant next{header_, name, {}};
        (add(next, values), ...);
        all_.push_back(next);
        return *this;
    }
    void append_to(std::vector<constant>& to) const { to.insert(to.end(), all_.begin(), all_.end()); }

private:
    template <class Value>
    static void add(constant& to, const Value& value) {
        if constexpr (requires { to.add(value); })
            to.add(value);
        else if constexpr (requires { value.high; }) {
            to.add(value.high);
            to.add(value.low);
        } else
            for (const auto& element : value) add(to, element);
    }

    std::string header_;
    std::vector<constant> all_;
};

}  // namespace

std::vector<constant> in_headers() {
    using namespace detail;
    using narrow = std::uint32_t;
    using wide = std::uint64_t;
    std::vector<constant> all;
    reader{"detail/math/exp.hpp"}
        .holds("log2_e<std::uint32_t>", log2_e<narrow>)
        .holds("log2_e<std::uint64_t>", log2_e<wide>)
        .holds("log2_e<limbs<5>>", log2_e<limbs<5>>)
        .holds("ln_2", ln_2)
        .holds("exp2_table<std::uint32_t>", exp2_table<narrow>)
        .holds("exp2_table<std::uint64_t>", exp2_table<wide>)
        .holds("exp2_fit_32", exp2_fit_32)
        .holds("exp2_fit_64", exp2_fit_64)
        .holds("exp2_fit_64_tail", exp2_fit_64_tail)
        .append_to(all);
    reader{"detail/math/exp_heads.hpp"}
        .holds("ln_2_words", ln_2_words)
        .holds("exp_heads", exp_heads)
        .holds("exp_tails", exp_tails)
        .holds("reciprocal_heads", reciprocal_heads)
        .holds("exp_head_fit", exp_head_fit)
        .append_to(all);
    reader{"detail/span/exp_lanes.hpp"}
        .holds("log2_e_double", simd::log2_e_double)
        .holds("exp2_lanes_fit", simd::exp2_lanes_fit)
        .append_to(all);
    reader{"detail/math/fixed_exp.hpp"}
        .holds("fixed_ln_2", fixed_ln_2)
        .holds("fixed_inverse_ln_2", fixed_inverse_ln_2)
        .holds("fixed_exp_fit", fixed_exp_fit)
        .append_to(all);
    reader{"detail/math/expm1.hpp"}
        .holds("expm1_fit_32", expm1_fit_32)
        .holds("expm1_fit_64", expm1_fit_64)
        .holds("expm1_fit_64_tail", expm1_fit_64_tail)
        .append_to(all);
    reader{"detail/math/log_constants.hpp"}
        .holds("log_table<std::uint32_t>", log_table<narrow>)
        .holds("ln_2_of<std::uint32_t>", ln_2_of<narrow>)
        .holds("log_table<std::uint64_t>", log_table<wide>)
        .holds("ln_2_of<std::uint64_t>", ln_2_of<wide>)
        .holds("log1p_fit_32", log1p_fit_32)
        .holds("log1p_fit_64", log1p_fit_64)
        .holds("log1p_fit_64_tail", log1p_fit_64_tail)
        .append_to(all);
    reader{"detail/math/tanh.hpp"}
        .holds("tanh_fit_32", tanh_fit_32)
        .holds("tanh_fit_64", tanh_fit_64)
        .holds("tanh_fit_64_tail", tanh_fit_64_tail)
        .append_to(all);
    reader{"detail/math/mills_table.hpp"}
        .holds("mills_table<std::uint32_t>", mills_table<narrow>)
        .holds("mills_table<std::uint64_t>", mills_table<wide>)
        .append_to(all);
    reader{"detail/math/normal.hpp"}.holds("inverse_sqrt_2_pi_terms", inverse_sqrt_2_pi_terms).append_to(all);
    reader{"detail/math/angle.hpp"}
        .holds("pi_mantissa<std::uint32_t>", pi_mantissa<narrow>)
        .holds("pi_mantissa<std::uint64_t>", pi_mantissa<wide>)
        .holds("pi_mantissa<limbs<5>>", pi_mantissa<limbs<5>>)
        .holds("two_over_pi", two_over_pi)
        .append_to(all);
    reader{"detail/math/atan.hpp"}
        .holds("atan_table<std::uint32_t>", atan_table<narrow>)
        .holds("atan_table<std::uint64_t>", atan_table<wide>)
        .holds("atan_table<limbs<5>>", atan_table<limbs<5>>)
        .append_to(all);
    reader{"detail/real/reciprocal.hpp"}.holds("reciprocal_seeds", reciprocal_seeds).append_to(all);
    reader{"detail/softmax/float.hpp"}.holds("softmax_exp2_fit", softmax_exp2_fit).append_to(all);
    reader{"activation/selu.hpp"}
        .holds("alpha", selu_constants::alpha)
        .holds("scale", selu_constants::scale)
        .append_to(all);
    reader{"activation/gelu_tanh.hpp"}.holds("gelu_tanh_scale", gelu_tanh_scale).append_to(all);
    return all;
}

}  // namespace fxact::coefficients
