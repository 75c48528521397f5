#include "sheet/xlsxwriter.hpp"

#include "core/error.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

namespace zksync {
namespace {

[[noreturn]] void fail() {
    const char* const why = ::dlerror();
    throw Error(ErrorKind::state,
                fmt::format("cannot make the spreadsheet: cannot load {}: {}", ZKSYNC_XLSXWRITER,
                            why == nullptr ? "it is another version" : why),
                "install the package that has it, on Debian libxlsxwriter4; --csv needs none");
}

class Library {
public:
    /// Never let go of: whoever writes a spreadsheet ends soon.
    Library() : handle_(::dlopen(ZKSYNC_XLSXWRITER, RTLD_NOW | RTLD_LOCAL)) {
        if (handle_ == nullptr) fail();
    }

    template <class Function>
    void find(const char* name, Function*& function) const {
        function = reinterpret_cast<Function*>(::dlsym(handle_, name));
        if (function == nullptr) fail();
    }

private:
    void* handle_;
};

XlsxWriter load() {
    const Library library;
    XlsxWriter writer;
    library.find("workbook_new_opt", writer.workbook_new_opt);
    library.find("workbook_add_format", writer.workbook_add_format);
    library.find("workbook_add_worksheet", writer.workbook_add_worksheet);
    library.find("workbook_close", writer.workbook_close);
    library.find("format_set_align", writer.format_set_align);
    library.find("format_set_bold", writer.format_set_bold);
    library.find("format_set_bottom", writer.format_set_bottom);
    library.find("format_set_num_format_index", writer.format_set_num_format_index);
    library.find("format_set_text_wrap", writer.format_set_text_wrap);
    library.find("worksheet_autofilter", writer.worksheet_autofilter);
    library.find("worksheet_fit_to_pages", writer.worksheet_fit_to_pages);
    library.find("worksheet_freeze_panes", writer.worksheet_freeze_panes);
    library.find("worksheet_ignore_errors", writer.worksheet_ignore_errors);
    library.find("worksheet_repeat_rows", writer.worksheet_repeat_rows);
    library.find("worksheet_set_column", writer.worksheet_set_column);
    library.find("worksheet_set_landscape", writer.worksheet_set_landscape);
    library.find("worksheet_write_blank", writer.worksheet_write_blank);
    library.find("worksheet_write_number", writer.worksheet_write_number);
    library.find("worksheet_write_string", writer.worksheet_write_string);
    library.find("lxw_strerror", writer.lxw_strerror);
    return writer;
}

} // namespace

const XlsxWriter& xlsx() {
    static const XlsxWriter writer = load();
    return writer;
}

} // namespace zksync
