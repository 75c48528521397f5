#pragma once

#include "core/error.hpp"
#include "journal/journal.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace zksync::test {

/// A folder of its own for a test; gone with it.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("zksync-journal-" + random_name())) {
        std::filesystem::create_directory(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path file(const std::string& name = "lobby.db") const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    static std::string random_name() { return std::to_string(std::random_device{}()); }
    std::filesystem::path path_;
};

inline std::vector<std::string> lines_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

inline const std::string eight = "2026-11-22 08:00:00";

inline LocalTime at(std::string_view text) { return LocalTime::parse(text).value(); }

inline Moment moment(std::int64_t seconds) { return Moment{std::chrono::seconds{seconds}}; }

inline Punch punch(std::int64_t id, const std::string& time, const std::string& code = "0042") {
    Punch punch;
    punch.id = id;
    punch.code = {code};
    punch.reported_time = time;
    punch.time = LocalTime::parse(time);
    punch.state_code = 0;
    punch.terminal = "CQUJ190000001";
    punch.terminal_alias = "Gate 1";
    return punch;
}

inline const Judgement pending{};

inline Judgement waiting(Reason reason) { return {PunchState::waiting, reason, {}}; }
inline Judgement ignored(Reason reason) { return {PunchState::ignored, reason, {}}; }
inline Judgement quarantined(Reason reason) { return {PunchState::quarantined, reason, {}}; }

inline Checkin checkin(const std::string& employee, const std::string& time) {
    return {employee, SiteTime{at(time)}, LogType::in, "Gate 1", {}, {}};
}

inline const Departure departure{Moment{std::chrono::seconds{1'000}}, std::chrono::seconds{77}, "boot-1"};

/// The n-th row that was stored.
inline JournalRow row(const Journal& journal, std::int64_t seq) { return journal.row(seq).value(); }

inline void send(Journal& journal, std::int64_t seq, const Checkin& sent) {
    const std::pair<std::int64_t, Checkin> rows[]{{seq, sent}};
    journal.mark_in_flight(rows, departure);
}

/// The Error that `action` ends with.
template <class Action>
Error error_of(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    return {ErrorKind::bug, "no error at all"};
}

} // namespace zksync::test
