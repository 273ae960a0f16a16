# SPDX-License-Identifier: MIT
# The language and the promises about arithmetic. Same plan, same bytes: contraction is off, and nothing is
# tuned to the processor at hand.
add_library(omsorg_compile INTERFACE)
target_compile_features(omsorg_compile INTERFACE cxx_std_20)
target_compile_options(omsorg_compile INTERFACE -ffp-contract=off)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(omsorg_warnings INTERFACE)
target_compile_options(omsorg_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion)
# g++ 12 sees overlapping copies in "text" + std::string where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(omsorg_warnings INTERFACE -Wno-restrict)
endif()
if(OMSORG_STRICT)
  target_compile_options(omsorg_warnings INTERFACE -Werror)
endif()
if(OMSORG_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()
