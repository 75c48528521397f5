# What nearly every file includes is read once for all rooms, where a room is compiled as few units anyway; `release`
# compiles each file by itself, and notices an include that is missing.
if(CMAKE_UNITY_BUILD)
  add_library(zksync_precompiled STATIC "${CMAKE_CURRENT_LIST_DIR}/precompiled.cpp")
  target_link_libraries(zksync_precompiled PRIVATE zksync_options zksync_hardened fmt::fmt)
  target_precompile_headers(zksync_precompiled PRIVATE
    <algorithm> <chrono> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string> <variant> <vector>
    <fmt/format.h> <fmt/ranges.h>)
endif()

# zksync_room(NAME PUBLIC_USES core … USES json … PRIVATE CURL::libcurl …)
#
# One folder of lib/ as one target, zksync_NAME. Its headers are included as "NAME/file.hpp", and they are found only
# by targets that list the room in USES: each room has an include root of its own in the build tree, so a wrong
# include does not build. Headers may use the rooms in PUBLIC_USES; those come along.
function(zksync_room name)
  cmake_parse_arguments(ROOM "" "" "PUBLIC_USES;USES;PRIVATE" ${ARGN})
  set(root "${PROJECT_BINARY_DIR}/rooms/${name}")
  file(MAKE_DIRECTORY "${root}")
  file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}/${name}" "${root}/${name}" SYMBOLIC)

  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp")
  list(TRANSFORM ROOM_PUBLIC_USES PREPEND "zksync_")
  list(TRANSFORM ROOM_USES PREPEND "zksync_")
  add_library(zksync_${name} STATIC ${sources})
  set_target_properties(zksync_${name} PROPERTIES UNITY_BUILD_BATCH_SIZE 12)
  target_include_directories(zksync_${name} PUBLIC "${root}")
  target_link_libraries(zksync_${name}
    PUBLIC ${ROOM_PUBLIC_USES}
    PRIVATE zksync_options zksync_hardened ${ROOM_USES} fmt::fmt ${ROOM_PRIVATE})
  if(TARGET zksync_precompiled)
    target_precompile_headers(zksync_${name} REUSE_FROM zksync_precompiled)
  endif()
endfunction()
