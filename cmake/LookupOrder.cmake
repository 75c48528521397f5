# Half of what a pass without news takes is the dynamic linker, which looks up each symbol of some 40 libraries (libcurl
# brings most) in one library after the other, in the order in which the program names them. Those with the most symbols
# of their own come first, so that theirs are found at once: a sixth of all instructions of such a pass
# (docs/performance.md).
function(zksync_look_up_first target)
  find_library(ZKSYNC_LIBCRYPTO NAMES crypto libcrypto.so.3)
  mark_as_advanced(ZKSYNC_LIBCRYPTO)
  target_link_options(${target} PRIVATE
    "LINKER:--push-state,--no-as-needed,$<$<BOOL:${ZKSYNC_LIBCRYPTO}>:${ZKSYNC_LIBCRYPTO},>-lstdc++,$<TARGET_FILE:SQLite::SQLite3>,-lc,--pop-state")
endfunction()
