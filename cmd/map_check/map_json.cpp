#include "map_check/map_report.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

std::string json_of(const Finding& finding) {
    json::Writer json;
    json.begin_object()
        .member("finding", to_text(finding.kind))
        .member("blocks", finding.blocks)
        .member("device", finding.device)
        .member("employee_code", code_on_device(finding))
        .member("biometric_id", finding.code)
        .member("name_on_device", finding.name_on_device)
        .member("punches", finding.punches)
        .member("employee", finding.employee)
        .member("employee_name", finding.employee_name)
        .member("shift_type", finding.shift_type)
        .member("doctype", finding.doctype)
        .member("field", finding.field)
        .member("value_now", finding.value_now)
        .member("type_this", finding.type_this)
        .member("what_to_do", finding.what_to_do)
        .key("also")
        .begin_array();
    for (const FindingKind kind : finding.also) json.value(to_text(kind));
    json.end_array().end_object();
    return json.text();
}

} // namespace

void tell_as_json(const Output& output, const MapReport& report, int exit_code) {
    output.answer("{\"findings\":[");
    bool begun = false;
    report.findings.for_each([&](const Finding& finding) {
        output.answer((begun ? "," : "") + json_of(finding));
        begun = true;
    });
    json::Writer json;
    json.begin_object()
        .member("employees", static_cast<std::int64_t>(report.employees))
        .member("codes", static_cast<std::int64_t>(report.codes))
        .member("blocking", static_cast<std::int64_t>(report.findings.blocking()))
        .member("other", static_cast<std::int64_t>(report.findings.size() - report.findings.blocking()))
        .end_object();
    output.answer(fmt::format("],\"summary\":{},\"exit_code\":{}}}", json.text(), exit_code));
}

} // namespace zksync
