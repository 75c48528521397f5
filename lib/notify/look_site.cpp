#include "notify/looked.hpp"

#include "pass/clock_check.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace zksync::notify {
namespace {

Matter of_site(Reader reader, const char* topic, const std::string& key, std::string title) {
    return matter_of(reader, {"", topic, "", key}, std::move(title));
}

std::string title_of_trouble(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::unreachable:
        return "the site cannot be reached";
    case ErrorKind::refused:
        return "the site refuses zksync";
    case ErrorKind::protocol:
        return "the site answers what makes no sense";
    case ErrorKind::configuration:
        return "nothing is sent to the site: something does not fit";
    default:
        return "passes fail when they send to the site";
    }
}

Matter matter_of_block(const Blocked& blocked) {
    Matter matter = of_site(Reader::admin, "site", "", "nothing is written to the site: it is blocked");
    matter.what = printable(blocked.why, 2'000);
    matter.to_do = printable(blocked.way_on, 2'000);
    matter.since = blocked.since;
    matter.stamp = "blocked";
    return matter;
}

/// What several devices met is said once.
Matter matter_of_trouble(const std::vector<const LookedAt*>& met) {
    const PassTrouble& first = *met.front()->no_site;
    Matter matter = of_site(Reader::admin, "site", "", title_of_trouble(first.kind));
    matter.since = first.since;
    std::map<std::string, std::vector<std::string>> devices_by_message;
    std::set<std::string_view> kinds;
    for (const LookedAt* at : met) {
        const PassTrouble& trouble = *at->no_site;
        matter.since = std::min(*matter.since, trouble.since);
        matter.devices.push_back(at->device.name);
        if (matter.to_do.empty()) matter.to_do = trouble.hint;
        devices_by_message[trouble.message].push_back(at->device.name);
        kinds.insert(to_text(trouble.kind));
    }
    for (const auto& [message, devices] : devices_by_message)
        matter.what +=
            fmt::format("{}{}: {}", matter.what.empty() ? "" : "\n", fmt::join(devices, ", "), message);
    matter.stamp = fmt::format("{}", fmt::join(kinds, " "));
    return matter;
}

void add_wrong(const Looked& all, std::vector<Matter>& matters) {
    for (const WrongCheckin& wrong : all.report.wrong) {
        const std::string name = printable(wrong.name);
        Matter matter =
            of_site(Reader::hr, "wrong", wrong.name, fmt::format("check-in {} is to be deleted", name));
        matter.what = fmt::format("{}{}{}",
                                  wrong.why == WrongCheckin::Why::twice
                                      ? "it is there twice: somebody else wrote the same punch"
                                      : "the site did not keep the time that it was sent with",
                                  wrong.employee.empty() ? "" : "; " + printable(wrong.employee),
                                  wrong.time ? ", " + wrong.time->text() : "");
        matter.to_do = "delete it on the site; attendance counts it until then";
        matter.since = wrong.since;
        matters.push_back(std::move(matter));
    }
}

void add_shifts(const Looked& all, std::vector<Matter>& matters) {
    for (const ShiftConfig& shift : all.config.shifts) {
        const auto memo = shift_memo(all.site, shift.name);
        const std::string name = printable(shift.name);
        for (const Said& said : all.site.said().of(fmt::format("shift {}", name))) {
            const bool is_overdue = memo && said.key == memo->overdue;
            if (said.text.empty()) continue;
            Matter matter = is_overdue ? of_site(Reader::hr, "absent", shift.name,
                                                 fmt::format("people of {} may be marked Absent", name))
                                       : of_site(Reader::admin, "shift", shift.name,
                                                 fmt::format("the mark of shift {} is not moved", name));
            matter.what = said.text;
            matter.since = said.first;
            if (is_overdue) {
                matter.stamp = said.key;
                matter.to_do = "put right what these codes wait for, or enter these days by hand";
            }
            matter.devices = shift.devices;
            matters.push_back(std::move(matter));
        }
    }
}

std::string title_of_monitor(const std::string& key) {
    if (key == "metrics") return "the metrics cannot be written";
    if (key == "report") return "the report cannot be written";
    return "a monitor cannot be told";
}

/// A file that is not asked for any more can no longer fail.
bool is_asked_for(const MonitorConfig& monitor, const std::string& key) {
    if (key == "metrics") return monitor.metrics_file.has_value();
    return key != "report" || monitor.report_file.has_value();
}

void add_monitors(const Looked& all, std::vector<Matter>& matters) {
    for (const Said& said : all.site.said().of("monitor")) {
        if (said.text.empty() || !is_asked_for(all.config.monitor, said.key)) continue;
        Matter matter = of_site(Reader::admin, "monitor", said.key, title_of_monitor(said.key));
        matter.what = said.text;
        matter.since = said.first;
        matters.push_back(std::move(matter));
    }
}

/// Whoever can be told learns of the other.
void add_readers(const Looked& all, std::vector<Matter>& matters) {
    if (all.config.notify.hr.empty()) return; // whoever is not to be told cannot be missed
    for (const Said& said : all.site.said().of("notify")) {
        if (said.key == word_of(Reader::admin)) continue;
        Matter matter = of_site(Reader::admin, "notify", said.key, "HR cannot be told anything");
        matter.what = said.text;
        matter.since = said.first;
        matters.push_back(std::move(matter));
    }
}

void add_orphans(const Looked& all, std::vector<Matter>& matters) {
    for (const OrphanedJournal& orphan : all.report.orphans) {
        const std::string device = printable(orphan.device);
        Matter matter = of_site(Reader::admin, "orphan", orphan.device,
                                fmt::format("the journal of {} has no device", device));
        matter.what =
            orphan.problem.empty()
                ? fmt::format("{} holds {} punches that were not delivered, and the configuration has "
                              "no device \"{}\"",
                              printable(orphan.file.string()), orphan.undelivered, device)
                : printable(orphan.problem, 2'000);
        matter.to_do = "configure it again (enabled = false pauses it), or nobody delivers them";
        matters.push_back(std::move(matter));
    }
}

} // namespace

std::vector<Matter> site_trouble(const Looked& all) {
    if (all.report.blocked) return {matter_of_block(*all.report.blocked)};
    std::vector<const LookedAt*> met;
    for (const LookedAt& at : all.devices)
        if (at.device.enabled && at.no_site) met.push_back(&at);
    if (met.empty()) return {};
    return {matter_of_trouble(met)};
}

std::vector<Matter> matters_of_site(const Looked& all) {
    std::vector<Matter> matters;
    add_wrong(all, matters);
    add_shifts(all, matters);
    add_monitors(all, matters);
    add_readers(all, matters);
    add_orphans(all, matters);
    return matters;
}

} // namespace zksync::notify
