# What every target of zksync is compiled with.
add_library(zksync_options INTERFACE)
target_compile_options(zksync_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual)
target_compile_definitions(zksync_options INTERFACE ZKSYNC_VERSION="${PROJECT_VERSION}")
if(ZKSYNC_WARNINGS_AS_ERRORS)
  target_compile_options(zksync_options INTERFACE -Werror)
endif()
if(CMAKE_UNITY_BUILD)
  # To this warning every source file of a unity build is a header, whose anonymous namespaces others could see.
  target_compile_options(zksync_options INTERFACE -Wno-subobject-linkage)
endif()
if(ZKSYNC_SANITIZE)
  target_compile_options(zksync_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(zksync_options INTERFACE -fsanitize=address,undefined)
endif()
if(ZKSYNC_FUZZ)
  # What every branch is told apart by; tests/fuzz/CMakeLists.txt links the fuzzer itself. RapidJSON adds to the null
  # pointer of an empty stack, which clang alone looks for.
  target_compile_options(zksync_options INTERFACE -fsanitize=fuzzer-no-link -fno-sanitize=pointer-overflow)
endif()
