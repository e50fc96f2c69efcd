// SPDX-License-Identifier: MIT
// A formula as text is the function that a C++ program would write.
#include "expression/expression.hpp"

#include <filesystem>
#include <string>
#include <tuple>

#include <fxact/fxact.hpp>

#include "catch.hpp"
#include "designs.hpp"
#include "expression/calls.hpp"
#include "words/wrong_words.hpp"

namespace fxact::test {
namespace {

using tools::expression;

/// Whether each of 256 results is that of the callable.
template <class In = q<3, 4>, class Out = q<3, 12>, class F>
void check_same(const std::string& text, const F& f) {
    INFO(text);
    const expression parsed = expression::parse(text);
    CHECK(expression::parse(parsed.text()).text() == parsed.text());
    int different = 0;
    for (int code = -128; code < 128; ++code) {
        const In x = In::from_raw(static_cast<rep_of<In>>(code));
        different +=
            tools::rounded_code(parsed, format_of<In>, format_of<Out>, code) != std::int64_t{apply<Out>(f, x).raw()};
    }
    CHECK(different == 0);
}

std::string line_of(const std::string& text) {
    try {
        expression::parse(text);
    } catch (const tools::wrong_words& error) {
        return error.what();
    }
    return "no mistake";
}

}  // namespace

TEST_CASE("an activation's name is the activation") {
    std::apply([](const auto&... each) { (check_same(each.name, each.f), ...); }, tools::calls::activations);
    std::apply([](const auto&... each) { (check_same(each.name, each.f), ...); }, tools::calls::parametric);
}

TEST_CASE("parameters are given in order or by name") {
    check_same("leaky_relu(0.1)", leaky_relu{.negative_slope = 0.1});
    check_same("leaky_relu(-0.25)", leaky_relu{.negative_slope = -0.25});
    check_same("elu( alpha = 0.5 )", elu{.alpha = 0.5});
    check_same("shrink(bias=0.25, lambda=1)", shrink{.lambda = 1, .bias = 0.25});
    check_same("shrink(1, 0.25)", shrink{.lambda = 1, .bias = 0.25});
    check_same("leaky_relu(x, 0.1)", leaky_relu{.negative_slope = 0.1});
    check_same("leaky_relu(-x, negative_slope=0.1)", [](auto x) { return leaky_relu{.negative_slope = 0.1}(-x); });
    check_same("elu(x + 1)", [](auto x) { return elu{}(x + 1); });
}

TEST_CASE("a formula has the usual ranks and order of operators") {
    check_same("x * tanh(softplus(x))", [](auto x) { return x * tanh(softplus(x)); });
    check_same("1 - 2 - x / 2 / 4 * 3", [](auto x) { return 1.0 - 2.0 - x / 2.0 / 4.0 * 3.0; });
    check_same("1 - (2 - x) / (2 / 4) * -x", [](auto x) { return 1.0 - (2.0 - x) / (2.0 / 4.0) * -x; });
    check_same("--x - -x+ +1", [](auto x) { return x + x + 1.0; });
    check_same("-x * -(x - 1)", [](auto x) { return -x * -(x - 1.0); });
    check_same(" 0x1.8p1*x+.5e0 ", [](auto x) { return 3.0 * x + 0.5; });
    check_same("x", identity);
    check_same("(0.25)", [](auto x) { return decltype(x){0.25}; });
}

TEST_CASE("an expression calls every function of fxact::math") {
    check_same("abs(x) + square(x) / 64 - min(x, 0.5) * max(x, -1)",
               [](auto x) { return math::abs(x) + math::square(x) / 64 - math::min(x, 0.5) * math::max(x, -1); });
    check_same("exp2(x) - expm1(x / 4) + log1p(abs(x)) - log2(4) * log(3)", [](auto x) {
        using W = decltype(x);
        return math::exp2(x) - math::expm1(x / 4) + math::log1p(math::abs(x)) - math::log2(W{4.0}) * math::log(W{3.0});
    });
    check_same("sqrt(abs(x)) + sin(x) * cos(x) - atan(x)",
               [](auto x) { return math::sqrt(math::abs(x)) + math::sin(x) * math::cos(x) - math::atan(x); });
    check_same("gaussian(x) + normal_pdf(x) - normal_cdf(x) + exp_neg_abs(x)", [](auto x) {
        return math::gaussian(x) + math::normal_pdf(x) - math::normal_cdf(x) + math::exp_neg_abs(x);
    });
    check_same("pow(x, 3) / 256 + pow(x + 20, -1) + ldexp(x, -2)",
               [](auto x) { return math::pow(x, 3) / 256 + math::pow(x + 20, -1) + math::ldexp(x, -2); });
    check_same("div_1p(x, exp_neg_abs(x))", [](auto x) { return math::div_1p(x, math::exp_neg_abs(x)); });
    check_same("select(x < 0.5, x / 2, select(x > 2, 2, 1 - x))", [](auto x) {
        using W = decltype(x);
        return x < 0.5 ? x / 2 : x > 2 ? W{2.0} : 1 - x;
    });
    check_same("clip(x, -1, 2) + maximum(x, 1) * minimum(x, 1)", [](auto x) {
        using W = decltype(x);
        return clip(x, W{-1.0}, W{2.0}) + maximum(x, W{1.0}) * minimum(x, W{1.0});
    });
    check_same("glu(x, 2 * x) + prelu(x, 0.125)", [](auto x) { return glu(x, 2 * x) + prelu(x, decltype(x){0.125}); });
}

TEST_CASE("the design of a formula is that of the callable") {
    const auto same = [](const table_design& a, const table_design& b) {
        REQUIRE(a.any);
        CHECK(a.nodes == b.nodes);
        CHECK(a.corrections == b.corrections);
        CHECK(a.max_error == b.max_error);
        CHECK(a.monotone == b.monotone);
    };
    constexpr format in = format_of<q<3, 12>>, out = format_of<q15>;
    for (const table_spec& spec : {table_spec{}, table_spec{.exact = true}, table_spec{.max_bytes = 100}})
        same(tools::design_table(expression::parse("sigmoid"), in, out, spec), design(sigmoid, in, out, spec));
}

TEST_CASE("a formula's text and its C++ say what it is") {
    const auto is = [](const char* text, const char* spelling, const char* cpp) {
        CHECK(expression::parse(text).text() == spelling);
        CHECK(expression::parse(text).cpp() == cpp);
    };
    is("sigmoid ( x )", "sigmoid", "fxact::sigmoid");
    is("elu(alpha=2)", "elu(2)", "fxact::elu{.alpha = 2.0}");
    is("abs", "abs", "fxact::math::abs");
    is("2*x-(x-1)", "2 * x - (x - 1)", "[](auto x) { return 2.0 * x - (x - 1.0); }");
    is("1/3*x", "1 / 3 * x", "[](auto x) { return decltype(x){1.0} / decltype(x){3.0} * x; }");
    is("- -x", "-(-x)", "[](auto x) { return -(-x); }");
    is("max(x,0)", "max(x, 0)", "[](auto x) { return fxact::math::max(x, decltype(x){0.0}); }");
    is("leaky_relu(2*x,0.1)", "leaky_relu(2 * x, 0.1)",
       "[](auto x) { return fxact::leaky_relu{.negative_slope = 0.1}(2.0 * x); }");
}

TEST_CASE("a wrong formula gets one line, the formula, and a caret below the mistake") {
    const auto is = [](const std::string& text, const std::string& words, std::size_t column) {
        const std::string all = line_of(text);
        INFO(all);
        const std::size_t first = all.find('\n'), second = all.find('\n', first + 1);
        REQUIRE(second != std::string::npos);
        CHECK(all.substr(0, first).find(words) != std::string::npos);
        CHECK(all.substr(first + 1, second - first - 1) == "  " + text);
        CHECK(all.substr(second + 1) == std::string(2 + column, ' ') + "^");
    };
    is("", "the function is empty", 0);
    is("x *", "ends where a number, x or a function is expected", 3);
    is("x + sigmod(x)", "did you mean sigmoid?", 4);
    is("zzzzzz(x)", "`fxact activations` lists them", 0);
    is("2x", "as in 2 * x", 0);
    is("x^2", "pow(x, 2) or square(x)", 1);
    is("(x + 1", "expected )", 6);
    is("x + 1)", "a ) without its (", 5);
    is("x 1", "expected an operator", 2);
    is("sigmoid + 1", "sigmoid needs its argument", 0);
    is("sigmoid(x, 1)", "one argument too many", 9);
    is("elu(beta=1)", "elu has the parameter alpha", 4);
    is("elu(1, 2)", "elu has the parameter alpha", 7);
    is("elu(alpha=x)", "expected a number", 10);
    is("x * elu(0.5)", "elu of a number", 4);
    is("max(x)", "max has 2 arguments", 5);
    is("max", "several arguments", 0);
    is("pow(x, 0.5)", "an integer from -1000 to 1000", 7);
    is("pow(x, y)", "expected an integer", 7);
    is("ldexp(x, 61)", "an integer from -60 to 60", 9);
    is("select(x, 1, 2)", "expected < or >", 8);
    is("select(x <= 0, 1, 2)", "a comparison is < or >", 10);
    is("x < 1", "comparisons belong in select", 2);
    is("1e999", "larger than any double", 0);
    is("nan", "no function nan", 0);
    is("inf", "no function inf", 0);
}

TEST_CASE("a hostile formula gets its line at once") {
    const auto repeated = [](const std::string& part, int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += part;
        return text;
    };
    constexpr int many = 100000;
    for (const std::string& text :
         {repeated("(", many), repeated("-", many) + "x", repeated("exp(", many), repeated("x+", many) + "x",
          repeated("(", many) + "x" + repeated(")", many), repeated("x*(", many), repeated("select(x<", many),
          repeated("max(x,", many), repeated("+", many) + "x"})
        CHECK(line_of(text).find("at most 200 levels") != std::string::npos);
    std::string wide = "x";  // a tree of 11 levels and 2,047 operations
    for (int i = 0; i < 10; ++i) wide = "(" + wide + ")+(" + wide + ")";
    CHECK(line_of(wide).find("at most 1000 operations") != std::string::npos);
    CHECK(line_of(std::string(many, 'a')).find("no function") != std::string::npos);
    CHECK(line_of(std::string(many, '9')).find("larger than any double") != std::string::npos);
    CHECK(line_of(repeated("(", 199) + "x" + repeated(")", 199)) == "no mistake");
    CHECK(line_of(std::string("x\0x", 3)).find("expected") != std::string::npos);
}

TEST_CASE("no text crashes the parser of formulas") {
    const std::string parts[]{"x",     "(",      ")",   "+",   "-",    "*",     "/",    ",",       "<",
                              ">",     "=",      " ",   "1",   ".5",   "1e999", "0x",   "sigmoid", "elu",
                              "alpha", "select", "pow", "max", "clip", "ldexp", "\x80", "_",       "e"};
    unsigned seed = 7;
    const auto next = [&seed](std::size_t below) { return (seed = seed * 1664525 + 1013904223) / 65536 % below; };
    int right = 0;
    for (int i = 0; i < 50000; ++i) {
        std::string text;
        for (std::size_t n = next(12); n-- > 0;) text += parts[next(std::size(parts))];
        try {
            const expression found = expression::parse(text);
            ++right;
            CHECK(expression::parse(found.text()).text() == found.text());
        } catch (const tools::wrong_words&) {
        }
    }
    CHECK(right > 100);
}

TEST_CASE("the tool knows every activation of the library") {
    const auto folder = std::filesystem::path(__FILE__).parent_path() / "../../include/fxact/activation";
    int headers = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string stem = entry.path().stem().string();
        INFO(stem);
        CHECK(tools::find_function(stem) != nullptr);
        ++headers;
    }
    CHECK(headers > 30);
}

}  // namespace fxact::test
