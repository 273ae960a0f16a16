# SPDX-License-Identifier: MIT
# cmake -DCOMPILER=... -DINCLUDE=... -DFILE=... -P must_not_compile.cmake
set(compile ${COMPILER} -std=c++20 -fsyntax-only -fdiagnostics-color=never -Wall -Wextra -Werror "-I${INCLUDE}" ${FILE})
set(ENV{LC_ALL} C)

file(STRINGS ${FILE} says REGEX "^// says: ")
if(NOT says)
  message(FATAL_ERROR "${FILE} has no line \"// says: REGEX\"")
endif()
string(REPLACE "// says: " "" says "${says}")

execute_process(COMMAND ${compile} RESULT_VARIABLE failed ERROR_VARIABLE said)
if(failed)
  message(FATAL_ERROR "without WRONG it must compile:\n${said}")
endif()
execute_process(COMMAND ${compile} -DWRONG RESULT_VARIABLE failed ERROR_VARIABLE said)
if(NOT failed)
  message(FATAL_ERROR "with WRONG it must not compile, but it does")
endif()
if(NOT said MATCHES "${says}")
  message(FATAL_ERROR "it fails for another reason than \"${says}\":\n${said}")
endif()
