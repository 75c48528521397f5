#include "output/exit_codes.hpp"
#include "output/failure_json.hpp"
#include "reconcile/reconcile_report.hpp"
#include "json/writer.hpp"

namespace zksync {
namespace {

void write(json::Writer& json, const Difference& difference, const ReconcileSum& sum) {
    json.begin_object()
        .member("what", words_of(difference.what).word)
        .member("wants_action", wants_action(difference.what))
        .member("time", difference.time.text());
    json.text_or_null("code", difference.code.value);
    json.text_or_null("biometric_id", difference.biometric_id.value);
    json.text_or_null("employee", difference.employee);
    json.text_or_null("employee_name", sum.name_of(difference.employee));
    json.text_or_null("checkin", difference.checkin);
    json.text_or_null("device_id", difference.device_id);
    const bool has_punch = difference.what != Disagreement::only_on_site;
    json.text_or_null("state", has_punch ? std::string(to_text(difference.judgement.state)) : "");
    json.text_or_null("reason", difference.judgement.reason == Reason::none
                                    ? ""
                                    : std::string(to_text(difference.judgement.reason)));
    json.text_or_null("detail", difference.detail);
    json.member("from_file", difference.is_from_file);
    json.end_object();
}

void write(json::Writer& json, const ReconcileSum& sum) {
    json.begin_object()
        .member("device", sum.device)
        .member("since", sum.range.from.text())
        .member("until", sum.range.to.text())
        .member("punches", sum.punches)
        .member("agreed", sum.agreed)
        .member("from_file", sum.from_file)
        .member("checkins_of_other_devices", sum.of_others)
        .member("checkins_elsewhere", sum.elsewhere);
    for (const DisagreementWords& one : all_disagreement_words()) json.member(one.key, sum.count(one.what));
    json.key("delivered");
    sum.delivered ? json.value(*sum.delivered) : json.null();
    json.key("differences").begin_array();
    for (const Difference& difference : sum.differences) write(json, difference, sum);
    json.end_array();
    write_error_or_null(json, sum.error, sum.error ? exit_code_of(sum.error->kind()) : exit_codes::done);
    json.end_object();
}

} // namespace

std::string reconcile_json(const std::vector<ReconcileSum>& sums, int exit_code) {
    json::Writer json;
    json.begin_object().key("devices").begin_array();
    for (const ReconcileSum& sum : sums) write(json, sum);
    json.end_array().member("exit_code", exit_code).end_object();
    return json.text();
}

} // namespace zksync
