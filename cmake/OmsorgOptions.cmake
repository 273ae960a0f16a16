# SPDX-License-Identifier: MIT
# What a build may choose. A user who only links the library gets the defaults of someone else's project.
option(OMSORG_TESTS "Build the tests" ${PROJECT_IS_TOP_LEVEL})
option(OMSORG_BENCH "Build the benchmarks" OFF)
option(OMSORG_PYTHON "Build the Python module" OFF)
option(OMSORG_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)
option(OMSORG_STRICT "Treat warnings as errors" OFF)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()
find_program(OMSORG_CCACHE ccache)
if(OMSORG_CCACHE AND PROJECT_IS_TOP_LEVEL)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${OMSORG_CCACHE}" CACHE STRING "Compiler launcher")
endif()
