# Where Debian looks for what is installed besides the program.
install(FILES man/zksync.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES man/zksync.toml.5 DESTINATION "${CMAKE_INSTALL_MANDIR}/man5")
install(FILES examples/zksync.toml DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples")
install(FILES README.md CHANGELOG.md CONTRIBUTING.md LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" FILES_MATCHING PATTERN "*.md")
install(FILES completions/zksync.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME zksync)
# Debian's fish does not look below /usr/local, but into the administrator's folder; below /usr, or in a home, it does.
install(CODE "
  set(folder \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d\")
  if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr/local\")
    set(folder /etc/fish/completions)
  endif()
  file(INSTALL \"${CMAKE_CURRENT_SOURCE_DIR}/completions/zksync.fish\" DESTINATION \"\${folder}\")
")
# Debian's zsh looks for what packages bring in another folder than for what the administrator adds; which of the two
# it is, is known when installing.
install(CODE "
  set(folder site-functions)
  if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\")
    set(folder vendor-completions)
  endif()
  file(INSTALL \"${CMAKE_CURRENT_SOURCE_DIR}/completions/_zksync\"
    DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${folder}\")
")
