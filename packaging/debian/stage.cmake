# Run by cpack on what is about to be packed: what Debian wants otherwise than `cmake --install` puts it.
set(doc "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/doc/zksync")
file(REMOVE "${doc}/LICENSE") # `copyright` says it
file(GLOB pages "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/man/man*/*")
foreach(file IN LISTS pages ITEMS "${doc}/changelog")
  execute_process(COMMAND gzip -9nf "${file}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
