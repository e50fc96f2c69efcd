// SPDX-License-Identifier: MIT
#include "request/request.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include <fxact/detail/table/design/refusals.hpp>

#include "catch.hpp"
#include "words/similar.hpp"
#include "words/wrong_words.hpp"

namespace fxact::test {

using namespace fxact::tools;

TEST_CASE("a request's JSON gives the request back, and its words name every option") {
    table_request request{
        expression::parse("x * sigmoid(2 * x)"), named_format::parse("q3.12"), named_format::parse("int8:0.1:-3"), {}};
    CHECK(request.words() == "--function 'x * sigmoid(2 * x)' --in q3.12 --out int8:0.1:-3");
    CHECK(request.cpp_spec().empty());
    request.spec = {.max_error = 0.1,
                    .max_bytes = 300,
                    .entries = 17,
                    .interpolation = interpolation::linear,
                    .domain = {-0.1, 2},
                    .exact = true,
                    .prefer = prefer::speed,
                    .monotone = true};
    CHECK(request.words() ==
          "--function 'x * sigmoid(2 * x)' --in q3.12 --out int8:0.1:-3 --max-error 0.1 --max-bytes 300 --entries 17 "
          "--interpolation linear --prefer speed --domain=-0.1:2 --exact --monotone");
    CHECK(request.cpp_spec() ==
          "fxact::table_spec{.max_error = 0.1, .max_bytes = 300, .entries = 17, .interpolation = "
          "fxact::interpolation::linear, .domain = {-0.1, 2.0}, .exact = true, .prefer = fxact::prefer::speed, "
          ".monotone = true}");
    const table_request back = table_request::from_json(json::parse(request.to_json().dump()));
    CHECK(back.words() == request.words());
    CHECK(back.spec.max_error == 0.1);
    CHECK(back.spec.domain.low == -0.1);
    CHECK(back.spec.monotone == request.spec.monotone);
    CHECK(back.in.format == request.in.format);
}

TEST_CASE("the designer's sentences name the tool's options") {
    using detail::design::refusal;
    for (int i = 1; i <= static_cast<int>(refusal::not_met); ++i) {
        const std::string text = in_options(detail::design::sentence_of(static_cast<refusal>(i)));
        INFO(text);
        CHECK_FALSE(text.empty());
        for (const char* no : {"fxact::table", "table_spec", "max_", ".domain", "\n"})
            CHECK(text.find(no) == std::string::npos);
    }
    CHECK(in_options(detail::design::sentence_of(refusal::reversed_domain)).find("--domain=-2:2") != std::string::npos);
}

TEST_CASE("a misspelled word finds its neighbor, and nonsense none") {
    const std::vector<std::string> words{"sigmoid", "tanh", "softplus"};
    CHECK(most_similar("sigmod", words) == "sigmoid");
    CHECK(most_similar("tahn", words) == "tanh");
    CHECK(most_similar("soft_plus", words) == "softplus");
    CHECK(most_similar("banana", words).empty());
    CHECK(edit_distance("kitten", "sitting") == 3);
}

}  // namespace fxact::test
