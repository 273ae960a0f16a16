# SPDX-License-Identifier: MIT
# The libraries we stand on, all from the distribution.
find_package(Boost 1.74 REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(tomlplusplus 3.3 QUIET)
find_package(CLI11 QUIET)
find_package(Threads REQUIRED)
if(OMSORG_TESTS)
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()
if(OMSORG_BENCH)
  find_package(benchmark REQUIRED)
endif()
