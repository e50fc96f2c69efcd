// SPDX-License-Identifier: MIT
#include "formats/named_format.hpp"

#include <string>

#include <fxact/fxact.hpp>

#include "catch.hpp"
#include "words/wrong_words.hpp"

namespace fxact::test {

using tools::named_format;

TEST_CASE("a format's name gives the format of its type") {
    const auto is = [](const char* name, const format& wanted) {
        INFO(name);
        const named_format found = named_format::parse(name);
        CHECK(found.format == wanted);
        CHECK(named_format::parse(found.text).format == wanted);
        CHECK(named_format::parse(found.text).text == found.text);
    };
    is("q3.12", format_of<q<3, 12>>);
    is("q<3, 12>", format_of<q<3, 12>>);
    is("q3,12", format_of<q<3, 12>>);
    is("q7", format_of<q7>);
    is("q15", format_of<q15>);
    is("q31", format_of<q31>);
    is("q15.0", format_of<q<15, 0>>);
    is("uq0.8", format_of<uq<0, 8>>);
    is("uq16", format_of<uq<0, 16>>);
    is("uq4.12", format_of<uq<4, 12>>);
    is("int8:0.05:-3", format_of<quantized<std::int8_t, affine{0.05, -3}>>);
    is("int8:0.1f:-3", format_of<quantized<std::int8_t, affine{static_cast<double>(0.1F), -3}>>);
    is("uint8:0x1p-8:255", format_of<quantized<std::uint8_t, affine{0x1p-8, 255}>>);
    is("int16:3e-4:-32768", format_of<quantized<std::int16_t, affine{3e-4, -32768}>>);
    is("int32:1e-9:0", format_of<quantized<std::int32_t, affine{1e-9, 0}>>);
}

TEST_CASE("a format's C++ is its type") {
    CHECK(named_format::parse("q3.12").cpp == "fxact::q<3, 12>");
    CHECK(named_format::parse("uq8").cpp == "fxact::uq<0, 8>");
    CHECK(named_format::parse("int8:2:-3").cpp == "fxact::quantized<std::int8_t, fxact::affine{2.0, -3}>");
    CHECK(named_format::parse("int8:2:-3").integer() == "int8_t");
    CHECK(named_format::parse("uq4.12").identifier() == "uq4_12");
    CHECK(named_format::parse("uint8:2:3").identifier() == "uint8");
}

TEST_CASE("no text crashes the parser of formats, and each mistake is one short line") {
    const std::string letters = "qu0123456789.:<>, int-+exf\t\xff";
    std::string text = "int8:0.05:-3";
    unsigned seed = 1;
    const auto next = [&seed](std::size_t below) { return (seed = seed * 1664525 + 1013904223) / 65536 % below; };
    for (int i = 0; i < 20000; ++i) {
        if (i % 7 == 0) text = i % 2 == 0 ? "int8:0.05:-3" : "uq4.12";
        text[next(text.size())] = letters[next(letters.size())];
        try {
            const format found = named_format::parse(text).format;
            CHECK((found.bits == 8 || found.bits == 16 || found.bits == 32));
            CHECK(found.step > 0);
        } catch (const tools::wrong_words& error) {
            const std::string line = error.what();
            CHECK(line.size() < 160);
            CHECK(line.find('\n') == std::string::npos);
        }
    }
    CHECK_THROWS_AS(named_format::parse(std::string(100000, 'q')), tools::wrong_words);
    CHECK_THROWS_AS(named_format::parse("int8:" + std::string(100000, '9') + ":0"), tools::wrong_words);
}

}  // namespace fxact::test
