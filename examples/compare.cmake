# SPDX-License-Identifier: MIT
# cmake -DPROGRAM=... -DEXPECTED=... [-DARGUMENT=...] -P compare.cmake: runs the program and compares what it prints, byte for byte.
execute_process(COMMAND ${PROGRAM} ${ARGUMENT} OUTPUT_VARIABLE printed RESULT_VARIABLE failed)
file(READ ${EXPECTED} expected)
if(failed)
  message(FATAL_ERROR "${PROGRAM} ended with ${failed}")
endif()
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "printed:\n${printed}\nbut ${EXPECTED} has:\n${expected}")
endif()
