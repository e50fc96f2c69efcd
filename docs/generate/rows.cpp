// SPDX-License-Identifier: MIT
// The rows of the page: every activation in the list of digests (tests/digest.hpp), and those of two numbers.
#include "row.hpp"

#include <type_traits>

#include "oracle/catalog.hpp"
#include "text.hpp"

namespace fxact::docs {

namespace {
/// In the order of the page.
struct {
    fxact::family family;
    const char* title;
} constexpr titles[]{
    {family::relu, "ReLU family, and the identity"},
    {family::exponential_unit, "Exponential units"},
    {family::smooth_relu, "Smooth ReLU"},
    {family::sigmoid, "Sigmoids"},
    {family::step, "Steps"},
    {family::shrinkage, "Shrinkage"},
    {family::exponential, "Exponential and logarithm"},
    {family::gated, "Gated"},
    {family::unstated, "Others"},
};

/// "{.alpha = 1}", or nothing
std::string parameters_of(const facts& about) {
    std::string text;
    for (const parameter_value& p : about.parameters)
        if (p.name != nullptr)
            text += (text.empty() ? "{." : ", .") + std::string(p.name) + " = " + decimal(p.value, 6);
    return text.empty() ? text : text + "}";
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

std::vector<row> rows_of_two_numbers() {
    const in_x with_weight{[]<class T>(T x) { return prelu(x, T{0.25}); },
                           []<class T>(T x) { return prelu.derivative(x, T{0.25}); }};
    const in_x with_half{[]<class T>(T x) { return glu(T{0.75}, x); },
                         []<class T>(T x) { return glu.gate_derivative(T{0.75}, x); }};
    return {make_row("prelu", "(x, 0.25)", with_weight, prelu.about(0.25), view_of(prelu),
                     test::formulas::leaky_relu(0.25)),
            make_row("glu", "(0.75, x)", with_half, glu.about(0.75), view_of(glu),
                     []<class R>(R x) -> R { return R(0.75) * test::formulas::sigmoid(x); })};
}
}  // namespace

std::vector<group> groups(const std::filesystem::path& headers) {
    std::vector<row> rows;
    test::for_each_listed([&]<auto F>(const char* name, const auto&) {
        constexpr auto f = drawn(F);
        const std::string type = test::type_name<std::remove_cv_t<decltype(F)>>();
        const bool is_header = std::filesystem::exists(headers / (std::string(name) + ".hpp"));
        const std::string shown_as = is_header ? name : type;
        rows.push_back(make_row(shown_as, shown_as == type ? parameters_of(facts_of(f)) : "", f, facts_of(f),
                                view_of(f), test::exact_formula<f>()));
    });
    for (row& r : rows_of_two_numbers()) rows.push_back(std::move(r));

    std::vector<group> result;
    for (const auto& [family, title] : titles) {
        group next{title, {}};
        for (const row& r : rows)
            if (r.about.family == family) next.rows.push_back(r);
        if (!next.rows.empty()) result.push_back(std::move(next));
    }
    return result;
}

}  // namespace fxact::docs
