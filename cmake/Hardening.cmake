# What makes a mistake in the program hard to use against the host it runs on: it has the device's password and the
# site's API secret, and reads what others send. tests/e2e/hardening_test.cpp asks the binary for all of it.

# Compiled with, by the program and its rooms:
add_library(zksync_hardened INTERFACE)
target_compile_options(zksync_hardened INTERFACE
  -fPIE                     # code that runs at any address, so that nobody knows the address of anything beforehand
  -fstack-protector-strong  # a function with something to overrun does not return over an overrun return address
  -fstack-clash-protection) # a large frame cannot jump over the guard page into other memory
# An access to what is not there (an empty optional, an index behind the end) ends the program.
target_compile_definitions(zksync_hardened INTERFACE _GLIBCXX_ASSERTIONS)

# A copy or a format that is larger than what it goes to ends the program. Nothing is checked without optimization,
# where glibc only warns; the address sanitizer checks more, and is blind to the checked functions.
set(ZKSYNC_FORTIFIED OFF)
string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
if("${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}} " MATCHES "-O([123gsz]|fast)? " AND NOT ZKSYNC_SANITIZE)
  set(ZKSYNC_FORTIFIED ON)
  target_compile_options(zksync_hardened INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()

# Linked with, by the program:
add_library(zksync_hardened_program INTERFACE)
target_link_libraries(zksync_hardened_program INTERFACE zksync_hardened)
target_link_options(zksync_hardened_program INTERFACE
  -pie
  -Wl,-z,relro,-z,now   # where library functions are is looked up at the start, and read-only from then on
  -Wl,-z,noexecstack)   # data is never run
