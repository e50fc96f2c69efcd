// SPDX-License-Identifier: MIT
// What every activation states, and that whatever is stated falsely is found.
#include <fxact/facts.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include <fxact/activation/hard_sigmoid_with.hpp>
#include <fxact/activation/hard_tanh.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/tanh.hpp>

#include "oracle/catalog.hpp"
#include "sweep.hpp"

namespace {
using namespace fxact;
using test::complaints;
namespace fs = std::filesystem;

constexpr std::uint32_t stride = 40'009;
constexpr int doubles = 500;

/// Whether a complaint about such facts has these words.
template <class F, class Exact>
bool complains(const F& f, const Exact& exact, const facts& about, const std::string& words) {
    for (const std::string& text : test::broken_facts(f, exact, about, stride, doubles))
        if (text.find(words) != std::string::npos) return true;
    return false;
}

/// Facts with one member changed.
template <class Change>
facts but(facts about, const Change& change) {
    change(about);
    return about;
}

const fs::path headers = fs::path{__FILE__}.parent_path() / "../../include/fxact/activation";

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The docstring of a header, words separated by one space.
std::string docstring(const std::string& header) {
    std::istringstream lines(header);
    std::string line, result, word;
    while (std::getline(lines, line)) {
        if (!line.starts_with("///")) continue;
        std::istringstream words(line.substr(3));
        while (words >> word) result += word + ' ';
    }
    return result;
}

/// The header of a line of the list: of the object's name, or of its type's.
template <auto F>
fs::path header_of(const std::string& name) {
    const fs::path of_object = headers / (name + ".hpp");
    return fs::exists(of_object) ? of_object : headers / (test::type_name<std::remove_cv_t<decltype(F)>>() + ".hpp");
}

std::string limit_in_words(double limit) {
    if (limit == facts{}.lowest) return "min";
    if (limit == facts{}.highest) return "max";
    return test::text_of(limit);
}
}  // namespace

#if defined(FXACT_FULL_TIER)  // each activation's own test does the same, with more floats
TEST_CASE("every activation keeps all that it states, and states all that it keeps") {
    int count = 0;
    test::for_each_listed([&]<auto F>(const char* name, const auto& exact) {
        INFO(name);
        CHECK(test::broken_facts(F, exact, facts_of(F), stride, doubles) == complaints{});
        ++count;
    });
    CHECK(count >= 32);
}
#endif

TEST_CASE("a false range is found, too narrow or too wide") {
    const auto exact = test::formulas::tanh;
    const facts about = fxact::tanh.about();
    CHECK(complains(fxact::tanh, exact, but(about, [](facts& a) { a.lowest = -0.999; }), "is below its lowest"));
    CHECK(complains(fxact::tanh, exact, but(about, [](facts& a) { a.highest = 0.999; }), "is above its highest"));
    CHECK(
        complains(fxact::tanh, exact, but(about, [](facts& a) { a.lowest = -1.001; }), "never comes near its lowest"));
    CHECK(complains(fxact::tanh, exact, but(about, [](facts& a) { a.highest = 2; }), "never comes near its highest"));
    CHECK(complains(fxact::tanh, exact, but(about, [](facts& a) { a.lowest = facts{}.lowest; }), "has a lowest"));
    CHECK(complains(fxact::tanh, exact, but(about, [](facts& a) { a.highest = facts{}.highest; }), "has a highest"));
}

TEST_CASE("a false order is found") {
    const auto rises = [](facts& a) { a.non_decreasing = true; };
    const auto falls = [](facts& a) { a.non_decreasing = false; };
    CHECK(complains(silu, test::formulas::silu, but(silu.about(), rises), "decreases"));
    CHECK(complains(fxact::tanh, test::formulas::tanh, but(fxact::tanh.about(), falls), "never decreases"));
}

TEST_CASE("a false symmetry is found") {
    const auto odd = [](facts& a) { a.symmetry = symmetry::odd; };
    const auto even = [](facts& a) { a.symmetry = symmetry::even; };
    const auto none = [](facts& a) { a.symmetry = symmetry::unstated; };
    CHECK(complains(silu, test::formulas::silu, but(silu.about(), odd), "is not odd"));
    CHECK(complains(fxact::tanh, test::formulas::tanh, but(fxact::tanh.about(), even), "is not even"));
    CHECK(
        complains(fxact::tanh, test::formulas::tanh, but(fxact::tanh.about(), none), "is odd, and does not state it"));
    const auto square = [](auto x) { return x * x; };
    CHECK(complains(square, square, {.lowest = 0, .float_ulp = 1, .double_ulp = 1}, "is even, and does not state it"));
}

TEST_CASE("a false kink is found: missing, invented or moved") {
    const auto exact = test::formulas::hard_tanh;
    const auto with = [](kink_list kinks) { return but(hard_tanh.about(), [&](facts& a) { a.kinks = kinks; }); };
    CHECK(complains(hard_tanh, exact, with({-1}), "has a kink at "));
    CHECK(complains(hard_tanh, exact, with({-1, 0, 1}), "has no kink at 0"));
    CHECK(complains(hard_tanh, exact, with({-1, 1.001}), "has no kink at 1.001"));
}

TEST_CASE("a false error is found, of float and of double") {
    const auto exact = test::formulas::tanh;
    const facts about = fxact::tanh.about();
    CHECK(complains(fxact::tanh, exact, but(about, [](facts& a) { a.float_ulp = 0.49; }), "ulp off in float"));
    CHECK(complains(fxact::tanh, exact, but(about, [](facts& a) { a.double_ulp = 0.49; }), "ulp off in double"));
    // next to the root of a derivative
    const auto slope = [](auto x) { return silu.derivative(x); };
    const auto exact_slope = []<class R>(R x) -> R {
        const R y = test::formulas::sigmoid(x);
        return y + x * y * (1 - y);
    };
    CHECK(test::sweep_floats(slope, exact_slope, facts{.float_ulp = 1}, 4001, false) != complaints{});
}

TEST_CASE("a text about a derivative that is not there, or none about one that is, is found") {
    const auto silent = but(fxact::tanh.about(), [](facts& a) { a.derivative = nullptr; });
    const auto talkative = but(facts_of(step), [](facts& a) { a.derivative = "0"; });
    CHECK(complains(fxact::tanh, test::formulas::tanh, silent, "has a derivative, and no text about it"));
    CHECK(complains(step, test::formulas::step, talkative, "has no derivative to describe"));
}

TEST_CASE("the docstring of every activation says in words what its facts state") {
    int tried = 0;
    test::for_each_listed([&]<auto F>(const char* name, const auto&) {
        const facts about = facts_of(F);
        const std::string text = docstring(contents(header_of<F>(name)));
        const auto says = [&text](const std::string& words) { return text.find(words) != std::string::npos; };
        INFO(name << ": " << text);
        CHECK(says("Error " + test::error_in_words(about)));
        ++tried;
        if (about.parameters[0].name != nullptr) return;  // which the words name instead of their values
        if (about.lowest > facts{}.lowest || about.highest < facts{}.highest)
            CHECK((says("[" + limit_in_words(about.lowest) + ", " + limit_in_words(about.highest) + "]") ||
                   says("{-1, 0, 1}")));
        CHECK(says("non-decreasing") == about.non_decreasing);
        CHECK((says(" odd") || says("f(-x) = 1 - f(x)")) == (about.symmetry == symmetry::odd));
    });
    CHECK(tried >= 32);
}

TEST_CASE("every header that states an activation's facts has a line in the list of digests") {
    std::set<fs::path> listed;
    test::for_each_listed([&]<auto F>(const char* name, const auto&) { listed.insert(header_of<F>(name).filename()); });
    std::size_t tried = 0;
    for (const auto& header : fs::directory_iterator(headers)) {
        const std::string text = contents(header.path());
        if (text.find(" facts about{") == std::string::npos && text.find(" facts about()") == std::string::npos)
            continue;
        INFO(header.path().string());
        CHECK(listed.contains(header.path().filename()));
        ++tried;
    }
    CHECK(tried == listed.size());
}
