// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>

#include "../words/number.hpp"
#include "../words/wrong_words.hpp"
#include "expression.hpp"

namespace fxact::tools {
namespace {

using kind = node::kind;

/// A parser by recursive descent. Nodes are appended after their operands, so that the last one is the formula.
class parser {
public:
    explicit parser(const std::string& text) : text_{text} {}

    std::vector<node> formula() {
        skip();
        if (at_end()) fail("the function is empty; write one such as sigmoid, or x * tanh(softplus(x))", at_);
        if (!activation_alone()) sum();
        skip();
        if (!at_end()) fail(leftover(), at_);
        return std::move(nodes_);
    }

private:
    // ---- characters
    bool at_end() const { return at_ >= text_.size(); }
    char next() const { return at_end() ? '\0' : text_[at_]; }
    void skip() {
        while (std::isspace(static_cast<unsigned char>(next()))) ++at_;
    }
    bool take(char c) {
        skip();
        if (next() != c) return false;
        ++at_;
        return true;
    }
    void expect(char c, const std::string& where) {
        if (!take(c)) fail(std::string("expected ") + (c == ',' ? "a comma " : c == ')' ? ") " : "= ") + where, at_);
    }
    static bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }
    std::string word() {
        const std::size_t first = at_;
        while (is_letter(next())) ++at_;
        return text_.substr(first, at_ - first);
    }
    [[noreturn]] void fail(const std::string& line, std::size_t at) const { throw wrong_words{line, text_, at}; }
    std::string leftover() const {
        if (next() == '^') return "powers are written pow(x, 2) or square(x)";
        if (next() == ')') return "a ) without its (";
        if (is_letter(next()) || next() == '(' || next() == '.') return "expected an operator: + - * or /";
        if (next() == '<' || next() == '>' || next() == '=') return "comparisons belong in select(a < b, yes, no)";
        return "expected the end of the formula, or an operator: + - * /";
    }

    // ---- nodes
    std::size_t append(node made, std::size_t operands) {
        for (std::size_t i = 0; i < operands; ++i) {
            const node& operand = nodes_[made.of[i]];
            made.has_x = made.has_x || operand.has_x;
            made.depth = std::max(made.depth, operand.depth + 1);
        }
        if (made.depth > expression::most_levels) fail(too_deep, at_);
        if (nodes_.size() >= expression::most_nodes)
            fail("the formula is too long: at most " + std::to_string(expression::most_nodes) + " operations", at_);
        nodes_.push_back(made);
        return nodes_.size() - 1;
    }
    std::size_t join(kind what, std::size_t a, std::size_t b) { return append({.what = what, .of = {a, b}}, 2); }

    // ---- grammar
    /// Counts levels of recursion.
    class level {
    public:
        explicit level(parser& of) : of_{of} {
            if (++of_.levels_ > expression::most_levels) of_.fail(too_deep, of_.at_);
        }
        ~level() { --of_.levels_; }
        level(const level&) = delete;
        level& operator=(const level&) = delete;

    private:
        parser& of_;
    };

    std::size_t sum() {
        std::size_t result = product();
        for (;;) {
            if (take('+'))
                result = join(kind::add, result, product());
            else if (take('-'))
                result = join(kind::subtract, result, product());
            else
                return result;
        }
    }
    std::size_t product() {
        std::size_t result = factor();
        for (;;) {
            if (take('*'))
                result = join(kind::multiply, result, factor());
            else if (take('/'))
                result = join(kind::divide, result, factor());
            else
                return result;
        }
    }
    std::size_t factor() {
        const level one{*this};
        if (take('-')) return append({.what = kind::negate, .of = {factor()}}, 1);
        if (take('+')) return factor();
        if (take('(')) {
            const std::size_t inner = sum();
            expect(')', "for the ( before");
            return inner;
        }
        skip();
        if (at_end()) fail("the formula ends where a number, x or a function is expected", at_);
        if (const number_read read = read_number(text_.c_str() + at_); read.length != 0) return number(read);
        if (!is_letter(next()))
            fail(next() == '*' ? "powers are written pow(x, 2) or square(x)" : "expected a number, x or a function",
                 at_);
        const std::size_t first = at_;
        const std::string name = word();
        return name == "x" ? append({.what = kind::x, .has_x = true}, 0) : call(name, first);
    }
    std::size_t number(const number_read& read) {
        if (!read.is_finite()) fail("the number is larger than any double", at_);
        const std::size_t first = at_;
        at_ += read.length;
        if (is_letter(next())) fail("expected an operator after the number, as in 2 * x", first);
        return append({.values = {read.value}}, 0);
    }

    // ---- calls
    const function_entry& function(const std::string& name, std::size_t first) const {
        if (const function_entry* found = find_function(name)) return *found;
        const std::string similar = similar_function(name);
        fail("there is no function " + name.substr(0, 40) +
                 (similar.empty() ? "; `fxact activations` lists them" : "; did you mean " + similar + "?"),
             first);
    }
    std::size_t call(const std::string& name, std::size_t first) {
        const function_entry& f = function(name, first);
        skip();
        if (next() != '(') fail(name + " needs its argument: " + name + "(x)", first);
        ++at_;
        node made{.what = kind::call, .function = &f};
        std::size_t operands = 1;
        made.of[0] = f.how == arity::select ? comparison() : sum();
        if (f.how == arity::parametric) {
            if (!nodes_[made.of[0]].has_x)
                fail(name + " of a number; its parameters come after its argument: " + name + "(x, 0.1)", first);
            made.values = defaults(f);
            if (take(',')) parameters(f, made.values, first);
        } else if (f.how == arity::power) {
            expect(',', "and an integer, as in " + name + "(x, 2)");
            made.integer = exponent(f);
        } else {
            operands = f.how == arity::unary ? 1 : f.how == arity::binary ? 2 : 3;
            for (std::size_t i = 1; i < operands; ++i) {
                expect(',', "and more: " + name + " has " + std::to_string(operands) + " arguments");
                made.of[i] = sum();
            }
        }
        skip();
        if (next() == ',') fail("one argument too many for " + name, at_);
        expect(')', "after the arguments of " + name);
        return append(made, operands);
    }
    std::size_t comparison() {
        const std::size_t a = sum();
        const bool less = take('<');
        if (!less && !take('>')) fail("expected < or >: select(x < 0, yes, no)", at_);
        if (next() == '=') fail("a comparison is < or >; exchange yes and no for the other two", at_);
        return join(less ? kind::less : kind::greater, a, sum());
    }
    int exponent(const function_entry& f) {
        skip();
        const std::size_t first = at_;
        const double value = signed_number("an integer");
        const double most = f.index == 0 ? 1000 : 60;
        if (value != static_cast<double>(static_cast<int>(std::clamp(value, -most, most))))
            fail(std::string("the second argument of ") + f.name + " is an integer from -" + shortest(most) + " to " +
                     shortest(most),
                 first);
        return static_cast<int>(value);
    }
    double signed_number(const std::string& what) {
        const bool negative = take('-');
        skip();
        const number_read read = read_number(text_.c_str() + at_);
        if (read.length == 0) fail("expected " + what, at_);
        if (!read.is_finite()) fail("the number is larger than any double", at_);
        at_ += read.length;
        if (is_letter(next())) fail("expected " + what, at_);
        return negative ? -read.value : read.value;
    }

    // ---- parameters
    static std::array<double, 2> defaults(const function_entry& f) {
        return {f.about.parameters[0].value, f.about.parameters[1].value};
    }
    /// 0.1, or negative_slope = 0.1; separated by commas, up to the closing parenthesis.
    void parameters(const function_entry& f, std::array<double, 2>& values, std::size_t first) {
        std::size_t count = 0;
        do {
            skip();
            std::size_t which = count++;
            const std::size_t begin = at_;
            if (std::isalpha(static_cast<unsigned char>(next()))) {
                which = parameter_named(f, word(), begin);
                expect('=', "and a number");
            }
            if (which >= f.parameter_count()) fail(own_parameters(f), begin);
            values[which] = signed_number("a number: a parameter is one");
        } while (take(','));
        skip();
        if (next() != ')') fail("expected ) after the parameters of " + std::string(f.name), at_end() ? first : at_);
    }
    static std::string own_parameters(const function_entry& f) {
        std::string list = std::string(f.name) + " has the parameter";
        if (f.parameter_count() == 2)
            return list + "s " + f.about.parameters[0].name + " and " + f.about.parameters[1].name;
        return list + " " + f.about.parameters[0].name;
    }
    std::size_t parameter_named(const function_entry& f, const std::string& name, std::size_t at) const {
        for (std::size_t i = 0; i < f.parameter_count(); ++i)
            if (name == f.about.parameters[i].name) return i;
        fail(own_parameters(f), at);
    }
    /// sigmoid or leaky_relu(0.1): an activation without its argument is applied to x.
    bool activation_alone() {
        const std::size_t first = at_;
        const std::string name = word();
        skip();
        const function_entry* f = find_function(name);
        const bool alone = at_end(),
                   listed = next() == '(' && f != nullptr && f->how == arity::parametric && !calls_x();
        if (name == "x" || name.empty() || !(alone || listed) || read_number(name.c_str()).length != 0) {
            at_ = first;
            return false;
        }
        if (f == nullptr) f = &function(name, first);
        if (f->how != arity::unary && f->how != arity::parametric)
            fail(name + " has several arguments; write them: " + name + "(x, ...)", first);
        node made{.what = kind::call, .function = f, .values = defaults(*f)};
        if (listed) {
            ++at_;
            parameters(*f, made.values, first);
            ++at_;
        }
        made.of[0] = append({.what = kind::x, .has_x = true}, 0);
        append(made, 1);
        return true;
    }
    /// Whether the first thing in the parentheses is no parameter.
    bool calls_x() const {
        std::size_t i = at_ + 1;
        while (i < text_.size() && text_[i] != ',' && text_[i] != ')' && text_[i] != '(') ++i;
        const std::string inside = text_.substr(at_ + 1, i - at_ - 1);
        if (inside.find('=') != std::string::npos) return false;
        const std::size_t begin = inside.find_first_not_of(" -"), end = inside.find_last_not_of(' ');
        return begin == std::string::npos || !std::isfinite(whole_number(inside.substr(begin, end - begin + 1)));
    }

    static constexpr const char* too_deep = "the formula is nested too deeply: at most 200 levels";
    std::string text_;
    std::size_t at_ = 0;
    int levels_ = 0;
    std::vector<node> nodes_;
};

}  // namespace

expression expression::parse(const std::string& text) { return expression{parser{text}.formula()}; }

}  // namespace fxact::tools
