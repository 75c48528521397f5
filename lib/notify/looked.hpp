#pragma once

#include "journal/journal.hpp"
#include "journal/site_file.hpp"
#include "lookback/status.hpp"
#include "notify/matter.hpp"
#include "pass/pass_trouble.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// The parts of `look`: each gives the matters of some topics.
namespace zksync::notify {

/// A device whose journal can be read, and what it has: of many devices not all journals can be open at once.
struct LookedAt {
    const DeviceConfig& device;
    const DeviceStatus& status;
    std::optional<PassTrouble> away;      ///< what keeps its passes from reading it
    std::optional<PassTrouble> no_site{}; ///< what kept them from the site
    /// What its passes remember as said, of the topics that matter here.
    std::map<std::string, std::vector<Said>, std::less<>> said{};
    std::map<EmployeeCode, std::string> refusals{}; ///< the site's words to codes that it refuses
    bool sees_nobody = false;                       ///< the site shows its passes no employee at all
};

struct Looked {
    const Config& config;
    const StatusReport& report;
    std::vector<LookedAt> devices;
    SiteFile& site;
};

/// A matter, with what tells it from others and what it is called.
Matter matter_of(Reader reader, ToldKey id, std::string title);

// Of all devices, and of the site.
std::vector<Matter> waiting_matters(const Looked& all); ///< "waiting", "nobody"
std::vector<Matter> site_trouble(const Looked& all);    ///< "site"
std::vector<Matter> matters_of_site(const Looked& all); ///< "wrong", "absent", "shift", "monitor", "notify",
                                                        ///< "orphan"

// Of one device.
std::vector<Matter> stuck_matters(const DeviceStatus& device, Moment now); ///< "stuck"
std::vector<Matter> too_late_matters(const LookedAt& at);                  ///< "too late"
std::vector<Matter> worthless_matters(const LookedAt& at, Moment now);     ///< "worthless"
std::vector<Matter> device_trouble(const LookedAt& at);                    ///< "device"
std::vector<Matter> quarantine_matters(const LookedAt& at);                ///< "quarantine"
std::vector<Matter> clock_matters(const LookedAt& at);                     ///< "clock"
std::vector<Matter> log_matters(const LookedAt& at, Moment now);           ///< "full log", "cleared log"
std::vector<Matter> terminal_matters(const LookedAt& at);                  ///< "terminal"

} // namespace zksync::notify
