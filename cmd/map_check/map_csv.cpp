#include "map_check/map_report.hpp"
#include "output/csv.hpp"

namespace zksync {

void tell_as_csv(const Output& output, const MapReport& report) {
    output.answer(byte_order_mark +
                  csv_row({"before_go_live", "finding", "device", "employee_code", "name_on_device",
                           "punches", "doctype", "document", "employee_name", "field", "value_now",
                           "type_this", "what_to_do", "biometric_id"}));
    report.findings.for_each([&](const Finding& finding) {
        const auto punches = finding.punches > 0 ? std::to_string(finding.punches) : std::string{};
        output.answer(csv_row(
            {finding.blocks ? "yes" : "no", std::string(heading(finding.kind)), finding.device,
             code_on_device(finding), finding.name_on_device, punches, finding.doctype,
             finding.shift_type.empty() ? finding.employee : finding.shift_type, finding.employee_name,
             finding.field, finding.value_now, finding.type_this, finding.what_to_do, finding.code}));
    });
}

} // namespace zksync
