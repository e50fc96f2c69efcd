// expect: this_literal_is_above_the_highest_value_of_its_format
#include <fxact/literals.hpp>

using namespace fxact::literals;
constexpr auto x = 1.0_q15;
