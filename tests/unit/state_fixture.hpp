#pragma once

#include "config/config.hpp"
#include "journal/journal.hpp"
#include "journal/site_file.hpp"
#include "mapper/mapper.hpp"
#include "pass/state_files.hpp"

#include <filesystem>
#include <random>
#include <string>

namespace zksync::test {

inline LocalTime local(const std::string& text) { return LocalTime::parse(text).value(); }
inline SiteTime site(const std::string& text) { return SiteTime{local(text)}; }

inline Punch punch(std::int64_t id, LocalTime time, const std::string& code, const std::string& terminal) {
    Punch punch;
    punch.id = id;
    punch.code = {code};
    punch.reported_time = time.text();
    punch.time = time;
    punch.state_code = 0;
    punch.terminal = terminal;
    punch.terminal_alias = "Gate of " + terminal;
    return punch;
}

inline const Judgement waits{PunchState::waiting, Reason::no_employee, {}};
inline const Judgement sent_away{PunchState::sent, Reason::none, {}};

/// A device of a shift, a mapper, and a state directory that is gone with it.
struct Workshop {
    Workshop()
        : state_dir(std::filesystem::temp_directory_path() /
                    ("zksync-state-" + std::to_string(std::random_device{}()))) {
        std::filesystem::create_directory(state_dir);
    }
    ~Workshop() { std::filesystem::remove_all(state_dir); }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    std::filesystem::path file(const std::string& name = "lobby.db") const { return state_dir / name; }

    StateFiles files() const { return StateFiles(state_dir); }

    std::filesystem::path state_dir;
    mutable DeviceConfig device = [] {
        DeviceConfig lobby;
        lobby.name = "lobby";
        lobby.since = local("2026-01-01");
        return lobby;
    }();
    SiteConfig site_config;
    ShiftConfig shift{"Day Shift", {"lobby"}};
    Mapper mapper{device, site_config};
    Moment now{std::chrono::seconds{1'795'000'000}};
};

} // namespace zksync::test
