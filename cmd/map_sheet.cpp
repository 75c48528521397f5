#include "map_report.hpp"
#include "sheet/workbook.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <system_error>
#include <unistd.h>

namespace zksync {
namespace {

/// In the order in which HR works: how urgent, whom to open, which field, what to type, and then why.
std::vector<SheetColumn> sheet_columns() {
    return {{"before go-live", 9}, {"finding", 24},        {"open", 16},      {"employee name", 24},
            {"field", 22},         {"value now", 14},      {"type this", 14}, {"what to do", 60},
            {"employee code", 14}, {"name on device", 24}, {"where", 18},     {"punches", 9},
            {"doctype", 12}};
}

std::vector<SheetCell> cells_of_sheet(const Finding& finding) {
    const auto punches = finding.punches > 0 ? SheetCell{finding.punches} : SheetCell{""};
    return {finding.blocks ? "STOP" : "look",
            std::string(heading(finding.kind)),
            finding.shift_type.empty() ? finding.employee : finding.shift_type,
            finding.employee_name,
            finding.field,
            finding.value_now,
            finding.type_this,
            finding.what_to_do,
            code_text(finding),
            finding.name_on_device,
            finding.device,
            punches,
            finding.doctype};
}

Error cannot_be_written(const std::filesystem::path& file, std::string_view why) {
    return {ErrorKind::state, fmt::format("cannot write {}: {}", printable(file.string()), why),
            "name a file in a folder that this user may write to: --xlsx /tmp/ids.xlsx"};
}

} // namespace

void check_sheet_can_be_written(const std::filesystem::path& file) {
    std::error_code ignored;
    const auto status = std::filesystem::status(file, ignored);
    if (std::filesystem::is_directory(status)) throw cannot_be_written(file, "it is a folder");
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw cannot_be_written(file, "it is no file that could be replaced");
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    if (::access(folder.c_str(), W_OK | X_OK) != 0) throw cannot_be_written(file, errno_text(errno));
}

void tell_as_sheet(const Output& output, const MapReport& report, const std::filesystem::path& file) {
    const Sheet sheet{"map-check", sheet_columns(), report.findings.size(), [&](const SheetRowSink& row) {
                          report.findings.for_each(
                              [&](const Finding& finding) { row(cells_of_sheet(finding)); });
                      }};
    write_file_atomically(file, xlsx_of(sheet));
    output.answer(sums_of(report));
}

} // namespace zksync
