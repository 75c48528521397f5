# The Debian package: `cpack` in a build directory, or script/package, which does all of it. What is in it besides what
# `cmake --install` puts anywhere is the component `debian`; packaging/ holds the texts.
set(ZKSYNC_MAINTAINER "The zksync authors <zksync@example.org>" CACHE STRING "Who answers for the package: Name <address>")

zksync_unit(service "zksync@.service" USER zksync COMMAND "/usr/bin/zksync"
  STATE "StateDirectory=zksync\nStateDirectoryMode=0700\n\
# Where files of [monitor] usually are, for whoever lets zksync write there. Others: systemctl edit zksync@.service\n\
ReadWritePaths=-/var/lib/prometheus/node-exporter -/var/www" HOMES yes)
file(CONFIGURE OUTPUT packaging/zksync@.service CONTENT "${service}" @ONLY)
# FixedRandomDelay=: each device has a moment of its own, and keeps it.
zksync_unit(timer "zksync@.timer" DEVICE "%i" DELAY 55m MOMENTS
  "# Every hour. Where the configuration says otherwise: zksync crontab --format systemd --to /etc/systemd/system\n\
OnCalendar=hourly\nFixedRandomDelay=yes\n")
file(CONFIGURE OUTPUT packaging/zksync@.timer CONTENT "${timer}" @ONLY)

# debian NAME DESTINATION [RENAME …]: a file of the package alone.
macro(debian file destination)
  install(FILES "${file}" DESTINATION "${destination}" COMPONENT debian EXCLUDE_FROM_ALL ${ARGN})
endmacro()
debian("${PROJECT_BINARY_DIR}/packaging/zksync@.service" /lib/systemd/system)
debian("${PROJECT_BINARY_DIR}/packaging/zksync@.timer" /lib/systemd/system)
debian(packaging/debian/changelog "${CMAKE_INSTALL_DOCDIR}")
debian(packaging/debian/copyright "${CMAKE_INSTALL_DOCDIR}")
debian(packaging/debian/lintian-overrides share/lintian/overrides RENAME zksync)
install(DIRECTORY DESTINATION /etc/zksync COMPONENT debian EXCLUDE_FROM_ALL
  DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE)
debian(examples/zksync.toml /etc/zksync RENAME zksync.toml.example)

set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_CMAKE_PROJECTS
  "${PROJECT_BINARY_DIR};zksync;Unspecified;/;${PROJECT_BINARY_DIR};zksync;debian;/")
set(CPACK_SET_DESTDIR ON) # the prefix decides where completions go (cmake/Install.cmake), and has to be the real one
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/packaging/debian/stage.cmake")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT) # zksync_<version>_<arch>.deb
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${ZKSYNC_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
file(READ packaging/debian/description CPACK_DEBIAN_PACKAGE_DESCRIPTION)
string(STRIP "${CPACK_DEBIAN_PACKAGE_DESCRIPTION}" CPACK_DEBIAN_PACKAGE_DESCRIPTION)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# adduser: postinst. tzdata and ca-certificates are files that it reads, which no library names; nor does the binary
# name the library that it loads later (cmake/XlsxWriter.cmake), whose package is called as it is.
string(REPLACE ".so." "" xlsxwriter_package "${ZKSYNC_XLSXWRITER_NAME}")
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, ca-certificates, tzdata, ${xlsxwriter_package}")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "systemd | cron-daemon")
set(CPACK_DEBIAN_DEBUGINFO_PACKAGE ON)
foreach(file conffiles postinst prerm postrm)
  list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${PROJECT_SOURCE_DIR}/packaging/debian/${file}")
endforeach()
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
