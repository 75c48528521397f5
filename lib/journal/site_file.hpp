#pragma once

#include "journal/row.hpp"
#include "journal/said_memory.hpp"
#include "journal/told_memory.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// A write that left, as the site's file remembers it, with everything it sent: whoever finds it settles it
/// first, whichever device it was, and with its journal lost too (docs/rules.md, section 4).
struct UnderWay {
    std::string device;
    Departure departure;
    std::vector<Checkin> checkins;
};

/// Nothing may be written to this site (docs/rules.md, section 4, *Blocked*).
struct Blocked {
    std::string why;                ///< a sentence for every pass that is stopped by it
    std::string way_on;             ///< what has to be done
    std::vector<std::string> names; ///< check-ins to delete
    std::string key_fingerprint;    ///< of the key that it concerns
    Moment since;
};

/// A check-in of the site that somebody has to delete there, as it was when that was seen: nothing on a site
/// is ever deleted by zksync.
struct WrongCheckin {
    enum class Why {
        wrong_time, ///< the site did not keep the time that it was sent with
        twice,      ///< the later one of two of that employee in that second
    };
    std::string name;
    Why why = Why::wrong_time;
    std::string employee;          ///< "" when nobody knows
    std::optional<LocalTime> time; ///< as the site had it; nothing when nobody knows
    Moment since;                  ///< when it was named

    bool operator==(const WrongCheckin&) const = default;
};

/// The last rehearsal that went well.
struct RehearsalMemo {
    Moment at;
    std::optional<std::chrono::seconds> utc_offset; ///< of the site's clock then
};

/// What all devices' passes know of a site: one small SQLite file `<state>/site-HOST.db`, durable like a
/// journal. Guarded by the site's lock. Throws Error (state) like Journal.
class SiteFile {
public:
    explicit SiteFile(const std::filesystem::path& file);
    /// The same for a copy (snapshot.hpp): what is wrong with its content is said of the original.
    SiteFile(const std::filesystem::path& copy, const std::filesystem::path& original);
    ~SiteFile();
    SiteFile(SiteFile&&) noexcept;
    static std::optional<SiteFile> open_existing(const std::filesystem::path& file);

    std::optional<UnderWay> under_way() const;
    void set_under_way(const UnderWay& write);
    void clear_under_way();

    std::optional<Blocked> blocked() const;
    void set_blocked(const Blocked& blocked);
    void clear_blocked();

    /// What was named as wrong and was still there when the site was asked last: it outlasts *blocked*.
    std::vector<WrongCheckin> wrong_checkins() const;
    void set_wrong_checkins(const std::vector<WrongCheckin>& wrong);

    std::optional<RehearsalMemo> rehearsal() const;
    void set_rehearsal(const RehearsalMemo& memo);

    std::optional<std::string> value(std::string_view key) const;
    void set_value(std::string_view key, std::string_view value);

    SaidMemory said();
    /// To the readers of [notify], of all devices.
    ToldMemory told();

private:
    struct Impl;
    explicit SiteFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace zksync
