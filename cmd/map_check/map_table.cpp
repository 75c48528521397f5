#include "map_check/map_report.hpp"
#include "text/text_table.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

TextTable::Cells cells_of(const Finding& finding) {
    return {finding.blocks ? "STOP" : "look",  std::string(heading(finding.kind)),
            printable(code_text(finding), 60), printable(finding.name_on_device, 60),
            printable(finding.device, 200),    printable(finding.what_to_do, 1'000)};
}

} // namespace

std::string sums_of(const MapReport& report) {
    const std::string compared =
        fmt::format("{} employees and {} codes compared", report.employees, report.codes);
    const std::size_t blocking = report.findings.blocking(), other = report.findings.size() - blocking;
    if (report.unread > 0 && blocking == 0)
        return fmt::format("{}: whether a go-live is safe is not known, because {} could not be read; {} to "
                           "look at",
                           compared,
                           report.unread == 1 ? "a device" : fmt::format("{} devices", report.unread), other);
    if (blocking == 0)
        return fmt::format("{}: nothing stands in the way of a go-live, {} to look at", compared, other);
    return fmt::format("{}: {} to put right before a go-live (STOP), {} to look at", compared, blocking,
                       other);
}

void tell_as_table(const Output& output, const MapReport& report) {
    if (report.findings.size() > 0) {
        TextTable table({{"", {}},
                         {"finding", {}},
                         {"code", {}},
                         {"name on device", {}},
                         {"where", {}},
                         {"what to do", {}}},
                        output.answer_width());
        report.findings.for_each([&](const Finding& finding) { table.measure(cells_of(finding)); });
        for (const std::string& line : table.heading()) output.answer(line);
        report.findings.for_each([&](const Finding& finding) {
            for (const std::string& line : table.lines(cells_of(finding))) output.answer(line);
        });
        output.answer("");
    }
    output.answer_in_words(sums_of(report));
}

} // namespace zksync
