// SPDX-License-Identifier: MIT
#include <fxact/detail/table/design/refusals.hpp>

#include <limits>
#include <string_view>

#include <fxact/fixed.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using fxact::detail::design::refusal;
constexpr format in = format_of<q<3, 12>>, out = format_of<q15>, wide = format_of<q<4, 27>>;

constexpr refusal why(const table_spec& spec, const format& from = in, const format& to = out) {
    return detail::design::why_not_requested(from, to, spec);
}
}  // namespace

TEST_CASE("what is wrong with a request alone is found without a look at the function") {
    CHECK(why({}) == refusal::none);
    CHECK(why({}, format{32, false, 0x1p-28, 0}) == refusal::input_without_sign);
    CHECK(why({}, wide, wide) == refusal::two_wide_formats);
    CHECK(why({.max_error = 0}) == refusal::unusable_error);
    CHECK(why({.max_error = std::numeric_limits<double>::quiet_NaN()}) == refusal::unusable_error);
    CHECK(why({.max_error = 1, .exact = true}) == refusal::exact_with_error);
    CHECK(why({.entries = 9, .exact = true}) == refusal::exact_with_entries);
    CHECK(why({.exact = true}, wide) == refusal::exact_of_32_bits);
    CHECK(why({.domain = {1, -1}}) == refusal::reversed_domain);
    CHECK(why({.domain = {-1, 9}}) == refusal::domain_outside);
    CHECK(why({.domain = {-8, 8}}) == refusal::none);
    CHECK(why({.domain = {0x1p-14, 0x1p-13}}) == refusal::domain_without_codes);
}

TEST_CASE("every refusal has a sentence that names the table") {
    for (int i = 1; i <= static_cast<int>(refusal::not_met); ++i) {
        const char* const sentence = detail::design::sentence_of(static_cast<refusal>(i));
        REQUIRE(sentence != nullptr);
        CHECK(std::string_view(sentence).starts_with("fxact::table: "));
        CHECK(std::string_view(sentence).find("; ") != std::string_view::npos);  // and what to write instead
    }
    CHECK(detail::design::sentence_of(refusal::none) == nullptr);
}
