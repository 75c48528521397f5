# The units of systemd are written once, in packaging/: the program fills them in for a configuration
# (cmd/crontab/crontab_systemd.cpp), the package for what it installs.

# zksync_unit(VARIABLE NAME FIELD VALUE …): the text of packaging/NAME.in with each @FIELD@ replaced.
# A value has no semicolon, which would end it.
function(zksync_unit variable name)
  set(file "${PROJECT_SOURCE_DIR}/packaging/${name}.in")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  file(READ "${file}" text)
  while(ARGN)
    list(POP_FRONT ARGN field value)
    string(REPLACE "@${field}@" "${value}" text "${text}")
  endwhile()
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()

# With the names of fmt's arguments in the place of the fields.
zksync_unit(ZKSYNC_SERVICE "zksync@.service" USER "{user}" COMMAND "{command}" STATE "{state}" HOMES "{homes}")
zksync_unit(ZKSYNC_TIMER "zksync@.timer" DEVICE "{device}" MOMENTS "{moments}" DELAY "15s")
