#include "reconcile_report.hpp"

#include "times.hpp"
#include "util/log.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zksync {
namespace {

struct Wording {
    Disagreement what;
    const char* word;
    const char* key; ///< of its count
    const char* sentence;
};

constexpr std::array wordings{
    Wording{Disagreement::undelivered, "undelivered", "undelivered", "on the device and not on the site"},
    Wording{Disagreement::gone_from_site, "gone-from-site", "gone_from_site",
            "delivered, but the site no longer has it"},
    Wording{Disagreement::different, "different", "different", "the site has it otherwise"},
    Wording{Disagreement::twice_on_site, "twice-on-site", "twice_on_site", "twice on the site"},
    Wording{Disagreement::only_on_site, "only-on-site", "only_on_site", "on the site and not on the device"},
    Wording{Disagreement::gone_from_device, "gone-from-device", "gone_from_device",
            "on the site, and no longer on the device"},
};

const Wording& wording(Disagreement what) { return *std::ranges::find(wordings, what, &Wording::what); }

std::string difference_line(const Difference& difference) {
    std::string who = printable(difference.code.value);
    if (!difference.employee.empty()) who += (who.empty() ? "" : " ") + printable(difference.employee);
    std::string line =
        fmt::format("  {:<30} {}  {}", who, difference.time.text(), wording(difference.what).sentence);
    if (difference.what == Disagreement::undelivered) {
        line += fmt::format(": {}", to_text(difference.judgement.state));
        if (difference.judgement.reason != Reason::none) {
            line += fmt::format(", {}", sentence(difference.judgement.reason));
        }
    }
    if (!difference.detail.empty()) line += ": " + difference.detail;
    if (!difference.checkin.empty()) line += fmt::format(" ({})", printable(difference.checkin));
    if (difference.what == Disagreement::only_on_site)
        line += fmt::format(" from {}", printable(difference.device_id));
    return line;
}

void write(json::Writer& json, const Difference& difference) {
    const auto text = [&](std::string_view key, const std::string& value) {
        json.key(key);
        value.empty() ? json.null() : json.value(value);
    };
    json.begin_object()
        .member("what", wording(difference.what).word)
        .member("wants_action", wants_action(difference.what))
        .member("time", difference.time.text());
    text("code", difference.code.value);
    text("employee", difference.employee);
    text("checkin", difference.checkin);
    text("device_id", difference.device_id);
    const bool has_punch = difference.what != Disagreement::only_on_site;
    text("state", has_punch ? std::string(to_text(difference.judgement.state)) : "");
    text("reason", difference.judgement.reason == Reason::none
                       ? ""
                       : std::string(to_text(difference.judgement.reason)));
    text("detail", difference.detail);
    json.end_object();
}

void write(json::Writer& json, const ReconcileSum& sum) {
    json.begin_object()
        .member("device", sum.device)
        .member("since", sum.range.from.text())
        .member("until", sum.range.to.text())
        .member("punches", sum.punches)
        .member("agreed", sum.agreed)
        .member("checkins_elsewhere", sum.elsewhere);
    for (const Wording& one : wordings) json.member(one.key, sum.count(one.what));
    json.key("delivered");
    sum.delivered ? json.value(*sum.delivered) : json.null();
    json.key("differences").begin_array();
    for (const Difference& difference : sum.differences) write(json, difference);
    json.end_array().key("error");
    if (sum.error) {
        json.begin_object()
            .member("message", std::string(sum.error->what()))
            .member("hint", sum.error->hint())
            .end_object();
    } else {
        json.null();
    }
    json.end_object();
}

} // namespace

void ReconcileSum::add(const ReconciledDay& day) {
    punches += day.punches;
    agreed += day.agreed;
    elsewhere += day.elsewhere;
    for (const Difference& difference : day.differences) ++counts[difference.what];
}

std::int64_t ReconcileSum::count(Disagreement what) const {
    const auto found = counts.find(what);
    return found == counts.end() ? 0 : found->second;
}

bool ReconcileSum::wants_action() const {
    return std::ranges::any_of(counts, [](const auto& count) { return zksync::wants_action(count.first); });
}

std::vector<std::string> reconciled_day_lines(const ReconciledDay& day) {
    if (day.differences.empty()) return {};
    std::vector<std::string> lines{
        fmt::format("{}: {}, {} agree", day.day.date(), punches_text(day.punches), day.agreed)};
    for (const Difference& difference : day.differences) lines.push_back(difference_line(difference));
    return lines;
}

std::vector<std::string> reconcile_sum_lines(const ReconcileSum& sum) {
    std::string line =
        fmt::format("{}, {} to {}: {}, {} agree with the site", sum.device, sum.range.from.text(),
                    sum.range.to.text(), punches_text(sum.punches), sum.agreed);
    for (const Wording& one : wordings) {
        if (const auto number = sum.count(one.what); number > 0)
            line += fmt::format("; {} {}", number, one.sentence);
    }
    if (sum.elsewhere > 0) line += fmt::format("; {} more check-ins came by other ways", sum.elsewhere);
    if (sum.delivered) line += fmt::format("; {} delivered now", *sum.delivered);
    std::vector<std::string> lines{line};
    if (sum.count(Disagreement::undelivered) > 0 && !sum.delivered) {
        lines.emplace_back("--fix delivers what can be delivered; what waits needs HR first (zksync status)");
    }
    if (sum.count(Disagreement::gone_from_site) > 0) {
        lines.emplace_back(
            "What the site no longer has is not created again: somebody deleted it; if that was a mistake, "
            "enter it on the site");
    }
    if (sum.count(Disagreement::twice_on_site) > 0) {
        lines.emplace_back(
            "Of what is twice on the site, delete the later check-in; somebody else writes these "
            "punches too: stop that first");
    }
    return lines;
}

std::string reconcile_json(const std::vector<ReconcileSum>& sums, int exit_code) {
    json::Writer json;
    json.begin_object().key("devices").begin_array();
    for (const ReconcileSum& sum : sums) write(json, sum);
    json.end_array().member("exit_code", exit_code).end_object();
    return json.text();
}

} // namespace zksync
