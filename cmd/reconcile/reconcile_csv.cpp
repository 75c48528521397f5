#include "output/csv.hpp"
#include "reconcile/reconcile_report.hpp"

namespace zksync {

std::string reconcile_csv_heading() {
    return byte_order_mark +
           csv_row({"device", "employee_code", "employee", "employee_name", "time", "finding", "wants_action",
                    "state", "reason", "checkin", "device_id", "detail", "what_to_do"});
}

std::vector<std::string> reconcile_csv(const ReconcileSum& sum, const std::string& employee_field) {
    std::vector<std::string> rows;
    for (const Difference& one : sum.differences) {
        const bool has_punch = one.what != Disagreement::only_on_site;
        const bool has_reason = one.judgement.reason != Reason::none;
        rows.push_back(
            csv_row({sum.device, one.code.value, one.employee, sum.name_of(one.employee), one.time.text(),
                     words_of(one.what).word, wants_action(one.what) ? "yes" : "no",
                     has_punch ? std::string(to_text(one.judgement.state)) : "",
                     has_reason ? std::string(to_text(one.judgement.reason)) : "", one.checkin, one.device_id,
                     one.detail, advice_on(one, sum.device, employee_field)}));
    }
    return rows;
}

} // namespace zksync
