#include "lookback/orphaned.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "journal/site_file.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>

#include <optional>

namespace zksync {
namespace {

bool is_undelivered(PunchState state) {
    return state == PunchState::pending || state == PunchState::in_doubt || state == PunchState::waiting;
}

constexpr std::string_view topic = "journal without a device";

std::string line_of(const OrphanedJournal& orphan) {
    const std::string file = printable(orphan.file.string());
    if (!orphan.problem.empty())
        return fmt::format("a journal without a device: {}", printable(orphan.problem));
    return fmt::format(
        "{} holds {} punches that were not delivered, and the configuration has no device \"{}\": "
        "configure it again (enabled = false pauses it), or nobody delivers them",
        file, orphan.undelivered, printable(orphan.device));
}

std::optional<OrphanedJournal> look_at(const std::filesystem::path& file) {
    OrphanedJournal orphan{StateFiles::device_of(file), file, 0, {}};
    try {
        const auto journal = Journal::open_existing(file);
        if (!journal) return std::nullopt;
        for (const StateCount& count : journal->counts()) {
            if (is_undelivered(count.state)) orphan.undelivered += count.rows;
        }
    } catch (const Error& error) {
        // A site's file lies beside the journals, and a device may have a name like one.
        if (StateFiles::may_be_of_site(file)) return std::nullopt;
        orphan.problem = error.what();
    }
    const bool matters = orphan.undelivered > 0 || !orphan.problem.empty();
    return matters ? std::optional{orphan} : std::nullopt;
}

} // namespace

std::vector<std::filesystem::path> journals_without_device(const StateFiles& files, const Config& config) {
    auto databases = files.databases();
    std::erase_if(databases, [&](const std::filesystem::path& file) {
        return config.find_device(StateFiles::device_of(file)) != nullptr;
    });
    return databases;
}

std::vector<OrphanedJournal> orphaned_journals(const StateFiles& files, const Config& config) {
    std::vector<OrphanedJournal> orphans;
    for (const auto& file : journals_without_device(files, config)) {
        if (auto orphan = look_at(file)) orphans.push_back(*std::move(orphan));
    }
    return orphans;
}

void tell_orphans(const std::vector<OrphanedJournal>& orphans, const std::filesystem::path& site_file,
                  Moment now, const Log& log) {
    if (orphans.empty()) {
        auto site = SiteFile::open_existing(site_file);
        if (!site || site->said().of(topic).empty()) return;
    }
    std::vector<Matter> matters;
    for (const OrphanedJournal& orphan : orphans)
        matters.push_back({fmt::format("{} {}", orphan.device, orphan.undelivered), line_of(orphan)});
    for (const Matter& matter : tell(SiteFile(site_file).said(), topic, matters, now).due)
        log.warning(matter.text);
}

} // namespace zksync
