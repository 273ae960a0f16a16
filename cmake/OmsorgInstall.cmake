# SPDX-License-Identifier: MIT
# find_package(omsorg): everything but the Python module is the component "library", so that a wheel carries none of it.
#
#   find_package(omsorg REQUIRED)                      # or: COMPONENTS engine experiment
#   target_link_libraries(town PRIVATE omsorg::experiment)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(layers GLOBAL PROPERTY OMSORG_LAYERS)
set_target_properties(omsorg_compile PROPERTIES EXPORT_NAME compile)
install(TARGETS omsorg_compile ${layers} EXPORT omsorg
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
if(TARGET omsorg-core)
  install(TARGETS omsorg-core RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT library)
endif()

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/omsorg)
install(EXPORT omsorg NAMESPACE omsorg:: FILE omsorgTargets.cmake DESTINATION ${package} COMPONENT library)
configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/omsorgConfig.cmake.in" "${PROJECT_BINARY_DIR}/omsorgConfig.cmake"
  INSTALL_DESTINATION ${package} NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/omsorgConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/omsorgConfig.cmake" "${PROJECT_BINARY_DIR}/omsorgConfigVersion.cmake"
  DESTINATION ${package} COMPONENT library)
