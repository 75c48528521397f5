#include "sheet/workbook.hpp"

#include "core/error.hpp"
#include "sheet/xlsxwriter.hpp"
#include "util/files.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace zksync {
namespace {

constexpr std::uint8_t built_in_text = 49;   ///< "@" among the formats that every program knows
constexpr std::size_t longest_cell = 10'000; ///< the format holds 32,767 characters

/// The library writes to a path and to nothing else: a file that is in memory only.
class MemoryFile {
public:
    MemoryFile() : fd_(::memfd_create("xlsx", MFD_CLOEXEC)) {}
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() {
        if (fd_ >= 0) ::close(fd_);
    }

    bool is_open() const { return fd_ >= 0; }
    std::string path() const { return fmt::format("/proc/self/fd/{}", fd_); }

private:
    int fd_;
};

struct Formats {
    lxw_format *heading, *text, *number;
};

Formats formats_of(lxw_workbook* book) {
    const Formats formats{xlsx().workbook_add_format(book), xlsx().workbook_add_format(book),
                          xlsx().workbook_add_format(book)};
    xlsx().format_set_bold(formats.heading);
    xlsx().format_set_bottom(formats.heading, LXW_BORDER_THIN);
    for (lxw_format* format : {formats.heading, formats.text, formats.number}) {
        xlsx().format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        xlsx().format_set_text_wrap(format);
    }
    // What is typed over a text, or into an empty cell of it, is text too.
    xlsx().format_set_num_format_index(formats.text, built_in_text);
    return formats;
}

lxw_error write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const SheetCell& cell,
                     const Formats& formats) {
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return xlsx().worksheet_write_number(sheet, row, column, static_cast<double>(*number),
                                             formats.number);
    const std::string text = printable(std::get<std::string>(cell), longest_cell);
    if (text.empty()) return xlsx().worksheet_write_blank(sheet, row, column, formats.text);
    return xlsx().worksheet_write_string(sheet, row, column, text.c_str(), formats.text);
}

lxw_error write_rows(lxw_worksheet* sheet, const Sheet& given, const Formats& formats) {
    lxw_row_t row = 0;
    lxw_error error = LXW_NO_ERROR;
    given.for_each_row([&](const std::vector<SheetCell>& cells) {
        ++row;
        for (std::size_t column = 0; column < cells.size() && error == LXW_NO_ERROR; ++column)
            error = write_cell(sheet, row, static_cast<lxw_col_t>(column), cells[column], formats);
    });
    return error;
}

void write_headings(lxw_worksheet* sheet, const Sheet& given, const Formats& formats) {
    for (std::size_t number = 0; number < given.columns.size(); ++number) {
        const auto column = static_cast<lxw_col_t>(number);
        xlsx().worksheet_set_column(sheet, column, column, given.columns[number].width, nullptr);
        xlsx().worksheet_write_string(sheet, 0, column, given.columns[number].heading.c_str(),
                                      formats.heading);
    }
    xlsx().worksheet_freeze_panes(sheet, 1, 0);
    xlsx().worksheet_repeat_rows(sheet, 0, 0);
    xlsx().worksheet_set_landscape(sheet);
    xlsx().worksheet_fit_to_pages(sheet, 1, 0);
    const auto last_row = static_cast<lxw_row_t>(given.rows);
    const auto last_column = static_cast<lxw_col_t>(given.columns.size() - 1);
    xlsx().worksheet_autofilter(sheet, 0, 0, last_row, last_column);
    // A code is no number that somebody forgot to convert.
    xlsx().worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

[[noreturn]] void fail(std::string_view why) {
    throw Error(ErrorKind::state, fmt::format("cannot make the spreadsheet: {}", why),
                "it needs room for temporary files: TMPDIR names the folder, else it is /tmp");
}

} // namespace

std::string xlsx_of(const Sheet& sheet) {
    const MemoryFile file;
    if (!file.is_open()) fail(errno_text(errno));
    // A row goes to a temporary file as soon as the next one begins.
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* book = xlsx().workbook_new_opt(file.path().c_str(), &options);
    if (book == nullptr) fail("no memory");
    const Formats formats = formats_of(book);
    lxw_worksheet* worksheet = xlsx().workbook_add_worksheet(book, sheet.name.c_str());
    lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (worksheet != nullptr) {
        write_headings(worksheet, sheet, formats);
        error = write_rows(worksheet, sheet, formats);
    }
    // Closing frees it, whatever happens.
    const lxw_error closing = xlsx().workbook_close(book);
    if (error == LXW_NO_ERROR) error = closing;
    if (error != LXW_NO_ERROR) fail(xlsx().lxw_strerror(error));
    return read_file(file.path()).value_or("");
}

} // namespace zksync
