#include "map_check/map_report.hpp"
#include "sheet/workbook.hpp"
#include "util/files.hpp"

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

} // namespace

void tell_as_sheet(const Output& output, const MapReport& report, const std::filesystem::path& file) {
    const Sheet sheet{"map-check", sheet_columns(), report.findings.size(), [&](const SheetRowSink& row) {
                          report.findings.for_each(
                              [&](const Finding& finding) { row(cells_of_sheet(finding)); });
                      }};
    write_file_atomically(file, xlsx_of(sheet));
    output.answer(sums_of(report));
}

} // namespace zksync
