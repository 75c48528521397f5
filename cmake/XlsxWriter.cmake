# libxlsxwriter is loaded when a spreadsheet is made (lib/sheet/xlsxwriter.hpp), by the name that it gives itself.
pkg_check_modules(XlsxWriter REQUIRED xlsxwriter)
find_library(ZKSYNC_XLSXWRITER xlsxwriter HINTS ${XlsxWriter_LIBRARY_DIRS} REQUIRED)
mark_as_advanced(ZKSYNC_XLSXWRITER)
execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${ZKSYNC_XLSXWRITER}"
  OUTPUT_VARIABLE headers COMMAND_ERROR_IS_FATAL ANY)
if(NOT headers MATCHES "SONAME +([^ \n]+)")
  message(FATAL_ERROR "${ZKSYNC_XLSXWRITER} has no name: is it a shared library?")
endif()
set(ZKSYNC_XLSXWRITER_NAME "${CMAKE_MATCH_1}")

add_library(zksync_xlsxwriter INTERFACE)
target_include_directories(zksync_xlsxwriter SYSTEM INTERFACE ${XlsxWriter_INCLUDE_DIRS})
target_compile_definitions(zksync_xlsxwriter INTERFACE ZKSYNC_XLSXWRITER="${ZKSYNC_XLSXWRITER_NAME}")
target_link_libraries(zksync_xlsxwriter INTERFACE ${CMAKE_DL_LIBS})
