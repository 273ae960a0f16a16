# SPDX-License-Identifier: MIT
# omsorg_layer(NAME ABOVE lower... HEADERS room.hpp... [SOURCES room.cpp...] [USES target...] [HIDES target...])
#
# A layer is a folder, a link target and a line in a check. ABOVE names the layers it stands on; USES are outside
# libraries that its headers need, HIDES those that only its sources need.
function(omsorg_layer name)
  cmake_parse_arguments(layer "" "" "ABOVE;HEADERS;SOURCES;USES;HIDES" ${ARGN})
  set(target omsorg_${name})
  list(TRANSFORM layer_ABOVE PREPEND omsorg::)
  list(TRANSFORM layer_HEADERS PREPEND "${PROJECT_SOURCE_DIR}/include/omsorg/${name}/")
  if(layer_SOURCES)
    add_library(${target} STATIC ${layer_SOURCES})
    set(reach PUBLIC)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:omsorg_warnings> ${layer_HIDES})
  else()
    add_library(${target} INTERFACE)
    set(reach INTERFACE)
  endif()
  add_library(omsorg::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON)
  target_sources(${target} ${reach} FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${layer_HEADERS})
  target_link_libraries(${target} ${reach} omsorg_compile ${layer_ABOVE} ${layer_USES})
  set_property(GLOBAL APPEND PROPERTY OMSORG_LAYERS ${target})
endfunction()

# omsorg_test(LAYER room_test.cpp...): one test binary per layer, its cases known to ctest. A suite whose name ends in
# "Nightly" is slow: it has the label nightly and runs with ./check nightly.
function(omsorg_test layer)
  set(target omsorg_${layer}_test)
  add_executable(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE omsorg::${layer} omsorg_warnings GTest::gtest_main GTest::gmock)
  target_compile_definitions(${target} PRIVATE OMSORG_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${target} TEST_PREFIX "${layer}." TEST_FILTER "-*Nightly.*" DISCOVERY_TIMEOUT 60)
  gtest_discover_tests(${target} TEST_PREFIX "${layer}." TEST_FILTER "*Nightly.*" TEST_LIST ${target}_NIGHTLY
                       PROPERTIES LABELS nightly DISCOVERY_TIMEOUT 60)
endfunction()
