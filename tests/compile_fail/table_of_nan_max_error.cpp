// expect: fxact::table: table_spec.max_error must be a number above 0
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<3, 12>, fxact::q15,
                       fxact::table_spec{.max_error = std::numeric_limits<double>::quiet_NaN()}>
    t;
