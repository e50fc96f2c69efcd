# Names that headers met in firmware define as macros. macros_off.hpp needs those of them that the library or the standard headers
# use; the rest are here so that a name that the library begins to use is missed at once.
set(hostile_names
  A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
  # Arduino.h and its binary.h
  ANALOG ARDUINO B0 B00 B000 B1 B01 B10 B11111111 BIT BIT0 BIT1 CHANGE CLAMP DEC DEFAULT DEG_TO_RAD DISABLED DISPLAY EULER EXTERNAL
  FALLING FALSE HALF_PI HEX HIGH INPUT INPUT_PULLUP INTERNAL LOW LSBFIRST MSBFIRST NOT_A_PIN OCT ON OFF OUTPUT PI PROGMEM PSTR
  RAD_TO_DEG RISING SERIAL SPI TRUE TWO_PI abs analogPinToChannel bit bitClear bitRead bitSet bitToggle bitWrite boolean byte
  clockCyclesToMicroseconds constrain degrees false highByte interrupts isPrintable lowByte makeWord map max min noInterrupts
  radians random round sq true word yield
  # windef.h, rpcndr.h, sal.h, winnt.h
  ALTERNATE BOOL CONST DELETE DOMAIN ERROR FAR IN INFINITE NEAR NO OPAQUE OPTIONAL OUT OVERFLOW PASCAL THIS TRANSPARENT UNDERFLOW
  VOID YES cdecl far hyper interface near pascal small
  # compilers of the 8051, XC8, SDCC
  at code data fixed huge idata in large out pdata reentrant sbit sfr xdata
  # complex.h, math.h, tgmath.h and other libraries' mathematics
  _Complex_I acos asin atan atan2 carg cbrt ceil complex conj copysign cos cosh creal cimag div erf erfc exp exp2 expm1 fabs fdim
  floor fma fmax fmin fmod frexp gamma hypot ilogb imaginary isfinite isinf isnan isnormal ldexp lgamma llround log log10 log1p
  log2 logb lrint lround nan nearbyint nextafter pow remainder rint scalbn signbit sin sinh sqrt tan tanh tgamma trunc
  # lwIP's sockets, X11, logs, CMSIS, vendors' HALs, Zephyr, Linux
  ABS ALIGN ALIGNED ARRAY_SIZE ASSERT Bool CLEAR_BIT CONCAT CR DEBUG DIV ENABLE EPSILON INFO KB LOG MASK MAX MB MIN None NULL_PTR
  READ READ_BIT RESET ROUND_UP SET SET_BIT STATIC STEP STRINGIFY SUCCESS Status Success UNIT UNUSED WRITE accept bind bits check close
  connect debug emit error foreach free index info likely listen log_e maximum minimum noinline none note open read recv require second select send setbit slots signals
  socket step swap unlikely verify wait warn warning weak write
  # attributes' names
  aligned always_inline cold constructor deprecated flatten hot naked packed section unused used)

# hostile_macros(<objects|functions> <before> <after>): writes a file that defines all names as macros of this kind, which break any
# use, and one that fails to compile unless all are still defined so. hostile_macros(none ...): after defines what none may be.
function(hostile_macros kind before after)
  set(define "#pragma once\n#pragma GCC system_header // clang warns of true and false\n")
  set(check "#define FXACT_STRING_(...) #__VA_ARGS__\n#define FXACT_STRING(...) FXACT_STRING_(__VA_ARGS__)\n")
  string(APPEND check "constexpr bool fxact_same(const char* a, const char* b) { return *a == *b && (*a == 0 || fxact_same(a + 1, b + 1)); }\n")
  foreach(name IN LISTS hostile_names)
    if(kind STREQUAL "none")
      string(APPEND check "#ifdef ${name}\n#error ${name} is left as a macro\n#endif\n")
    else()
      set(arguments "")
      set(call "")
      if(kind STREQUAL "functions")
        set(arguments "(...)")
        set(call "(1)")
      endif()
      string(APPEND define "#define ${name}${arguments} ]hostile_${name}[\n")
      string(APPEND check "#ifndef ${name}\n#error ${name} is lost\n#endif\n"
        "static_assert(fxact_same(FXACT_STRING(${name}${call}), \"]hostile_${name}[\"), \"another ${name}\");\n")
    endif()
  endforeach()
  file(CONFIGURE OUTPUT "${before}" CONTENT "${define}")
  file(CONFIGURE OUTPUT "${after}" CONTENT "${check}")
endfunction()
