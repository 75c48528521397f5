#include "notify/look.hpp"

#include "core/error.hpp"
#include "notify/looked.hpp"
#include "pass/marks.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace zksync::notify {
namespace {

/// A day less than a journal lists them.
constexpr std::chrono::days too_late_is_listed{34};

constexpr std::array topics_said{
    "news", "worthless", "host clock", "terminal clock", "clock of the terminal", "full log", "cleared log"};

std::map<EmployeeCode, std::string> refusals_in(const Journal& journal) {
    constexpr int looked_at_most = 200;
    std::map<EmployeeCode, std::string> words;
    for (const JournalRow& row : journal.rows(PunchState::waiting, Reason::refused, looked_at_most))
        words.emplace(row.punch.code.bare(), row.judgement.detail);
    return words;
}

Looked looked_at(const StatusQuestion& question, const StatusReport& report, SiteFile& site) {
    Looked all{question.config, report, {}, site};
    for (std::size_t i = 0; i < report.devices.size(); ++i) {
        const DeviceConfig& device = *question.devices[i];
        const DeviceStatus& status = report.devices[i];
        if (!status.has_journal || !status.problem.empty()) continue;
        const auto journal = question.journals.of(device.name);
        if (!journal) continue;
        LookedAt at{device, status, {}};
        at.away = pass_trouble(*journal, PassEnd::device);
        at.no_site = pass_trouble(*journal, PassEnd::site);
        for (const char* topic : topics_said) at.said[topic] = journal->said().of(topic);
        at.refusals = refusals_in(*journal);
        at.sees_nobody = journal->value(marks::employees_at_all).has_value();
        all.devices.push_back(std::move(at));
    }
    return all;
}

Matter unreadable_journal(const DeviceStatus& status) {
    Matter matter = matter_of(Reader::admin, {"", "state", status.device, ""},
                              "the journal of " + status.device + " cannot be read");
    matter.what = status.problem;
    matter.devices = {status.device};
    return matter;
}

/// Adds to a sight what was found, and what was looked at.
class Sighting {
public:
    void add(std::vector<Matter> matters) { std::ranges::move(matters, std::back_inserter(sight_.lasting)); }
    void saw(const std::string& about, std::initializer_list<const char*> topics) {
        for (const char* topic : topics) sight_.seen.emplace(topic, about);
    }
    void fades(const ToldKey& id) { sight_.faded.push_back(id); }
    const Sight& sight() const { return sight_; }
    Sight take() { return std::move(sight_); }

private:
    Sight sight_;
};

/// Terminals cannot be heard of while their device is away; and when it is back, the next pass is the first
/// that they had the time to report to.
bool was_told_away(const std::string& device, std::span<const Told> told) {
    return std::ranges::any_of(told, [&](const Told& one) {
        return one.id.topic == "device" && one.id.about == device && one.stands == Told::Stands::lasts;
    });
}

void look_at_device(const LookedAt& at, std::span<const Told> told, Moment now, Sighting& sighting) {
    const std::string& name = at.device.name;
    sighting.add(too_late_matters(at));
    sighting.add(worthless_matters(at, now));
    sighting.add(device_trouble(at));
    sighting.add(quarantine_matters(at));
    sighting.saw(name, {"too late", "device", "quarantine"});
    if (at.away) return;
    sighting.add(clock_matters(at));
    sighting.add(log_matters(at, now));
    sighting.saw(name, {"clock", "full log"});
    if (was_told_away(name, told)) return;
    sighting.add(terminal_matters(at));
    sighting.saw(name, {"terminal"});
}

/// Whether this look would have found such a matter of that device.
bool was_looked_for(const Sight& sight, const Told& one) {
    return sight.seen.contains({one.id.topic == "worthless" ? "device" : "full log", one.id.about});
}

/// Those of which nobody will say that they are over.
void let_fade(std::span<const Told> told, Moment now, Sighting& sighting) {
    const std::string oldest_day =
        LocalTime::from_micros(
            std::chrono::microseconds{(now - too_late_is_listed).time_since_epoch()}.count())
            .date();
    std::set<ToldKey> lasting;
    for (const Matter& matter : sighting.sight().lasting) lasting.insert(matter.id);
    for (const Told& one : told) {
        if (lasting.contains(one.id)) continue;
        const bool is_old_day = one.id.topic == "too late" && one.stamp <= oldest_day;
        const bool ends_silently = one.id.topic == "worthless" || one.id.topic == "cleared log";
        if (is_old_day || (ends_silently && was_looked_for(sighting.sight(), one))) sighting.fades(one.id);
    }
}

} // namespace

Matter matter_of(Reader reader, ToldKey id, std::string title) {
    id.reader = word_of(reader);
    return {.id = std::move(id), .title = std::move(title)};
}

Sight look(const StatusQuestion& question, SiteFile& site, std::span<const Told> told, const Clock& clock) {
    const StatusReport report = read_status(question, clock);
    if (!report.site_problem.empty()) throw Error(ErrorKind::state, report.site_problem);
    const Looked all = looked_at(question, report, site);
    Sighting sighting;
    for (const LookedAt& at : all.devices)
        if (at.device.enabled) look_at_device(at, told, report.now, sighting);
    for (const DeviceStatus& status : report.devices) {
        if (!status.paused) {
            sighting.add(stuck_matters(status, report.now));
            sighting.saw(status.device, {"stuck"});
        }
        sighting.saw(status.device, {"state"});
        if (!status.problem.empty()) sighting.add({unreadable_journal(status)});
    }
    sighting.add(waiting_matters(all));
    sighting.add(site_trouble(all));
    if (report.is_complete()) sighting.saw("", {"waiting", "nobody", "site"});
    sighting.add(matters_of_site(all));
    sighting.saw("", {"wrong", "absent", "shift", "monitor", "notify", "orphan"});
    let_fade(told, report.now, sighting);
    return sighting.take();
}

} // namespace zksync::notify
