#pragma once

#include "config/frequency.hpp"
#include "config/secret_source.hpp"
#include "core/local_time.hpp"
#include "core/log_type.hpp"
#include "core/punch.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zksync {

/// `tls_ca` and `tls_verify` of a site or a device.
struct TlsConfig {
    std::optional<std::filesystem::path> ca;
    bool verify = true;
};

/// [site]
struct SiteConfig {
    std::string url; ///< scheme and host, no trailing slash
    std::string api_key;
    SecretSource api_secret;
    std::string employee_field = "attendance_device_id";
    std::optional<std::string> time_zone;
    int batch = 100; ///< check-ins a request, 1 to 200
    std::chrono::seconds timeout{60};
    std::chrono::seconds request_limit{150}; ///< how long a request can still be running on the site
    std::chrono::seconds write_timeout{130}; ///< left out: request_limit less 20 s, at least half of it
    TlsConfig tls;
    std::optional<std::string> proxy; ///< "none", or an address; left out: as the environment says
};

/// `direction` of a device or a terminal.
enum class Direction { by_state, in, out, none };

/// [device.NAME.terminal.SERIAL]
struct TerminalConfig {
    std::optional<std::string> device_id;
    std::optional<Direction> direction;
    std::optional<double> latitude, longitude;
    bool ignore = false;
    bool retired = false;
};

/// `coordinates`: where those of a check-in come from.
enum class PlaceSource { configured, punch };

enum class AuthScheme { jwt, token, basic };

/// What only a terminal that stands alone has, beside what any device has: its url is zk:// or zk+udp://.
struct LoneTerminal {
    enum class Protocol { tcp, udp };
    Protocol protocol = Protocol::tcp;
    std::string host; ///< an address of IPv6 without its brackets
    std::uint16_t port = 4370;
    SecretSource comm_key;                    ///< no source: the key is 0
    std::optional<std::string> serial_number; ///< the terminal that has to be there
};

/// [device.NAME]
struct DeviceConfig {
    std::string name;
    std::string url; ///< scheme and host, and a path where it lives below one; no trailing slash
    std::string username;
    SecretSource password;
    LocalTime since; ///< go-live, device time
    Frequency frequency;
    bool enabled = true;
    std::optional<std::string> time_zone;
    std::chrono::seconds lookback{31 * 86'400};
    std::chrono::seconds overlap{3'600};
    std::chrono::seconds max_time{1'800};
    int page_size = 1'000;
    std::chrono::seconds timeout{60};
    TlsConfig tls;
    std::optional<std::string> proxy; ///< as the site's
    AuthScheme auth = AuthScheme::jwt;
    std::string login_path; ///< left out: /jwt-api-token-auth/ or /api-token-auth/, by `auth`
    std::optional<std::string> company, email; ///< cloud editions
    Direction direction = Direction::by_state;
    std::chrono::seconds min_gap{0}; ///< a punch so soon after one that is kept is a double tap; 0: none is
    PlaceSource coordinates = PlaceSource::configured;
    std::set<EmployeeCode> ignore;
    std::string code_prefix; ///< what stands before a code in its biometric ID; "": nothing
    std::map<EmployeeCode, EmployeeCode>
        codes;                     ///< [device.NAME.codes]: codes whose biometric ID is another one
    std::map<int, LogType> states; ///< the whole table: the defaults with what the file says on top
    std::map<std::string, TerminalConfig> terminals; ///< by serial number
    std::optional<LoneTerminal> lone;                ///< nothing: a server with a REST API
    std::optional<std::string> ping_url;             ///< as [monitor] has one, for this device alone
    std::set<std::string> only_terminals;            ///< `terminals`: no others count; empty: all do

    /// True for a terminal whose punches are nobody's: by `ignore` of its section, or because `terminals`
    /// does not list it. "" is what was typed in by hand, and never left out by a list.
    bool leaves_out(const std::string& serial) const;
    /// The biometric ID that a code of this device stands for, blanks around the code aside: that of `codes`,
    /// else the prefix and the code (docs/rules.md, section 4).
    EmployeeCode biometric_id(const EmployeeCode& code) const;
    /// The codes of this device that stand for that biometric ID: the inverse.
    std::vector<EmployeeCode> codes_of(const EmployeeCode& id) const;
};

/// [shift."NAME"]
struct ShiftConfig {
    std::string name;
    std::vector<std::string> devices;
    std::chrono::seconds margin{3'600};
    std::chrono::seconds hold{86'400};
    std::chrono::seconds silent_after{7 * 86'400};
};

/// [map_check]
struct MapCheckConfig {
    std::set<std::string> not_clocking; ///< Employees who do not clock in: HR-EMP-00001
};

/// [monitor]
struct MonitorConfig {
    std::optional<std::string> ping_url;
    std::optional<std::filesystem::path> metrics_file, report_file;
};

/// [notify]: the program of each reader, with its arguments; empty: nobody tells that one anything. It is
/// given a text on its standard input. In an argument `{subject}` and `{device}` stand for what the text is
/// about.
struct NotifyConfig {
    std::vector<std::string> hr, admin;
};

struct Config {
    std::filesystem::path file;
    std::optional<std::filesystem::path> state_dir;
    SiteConfig site;
    std::vector<DeviceConfig> devices; ///< in the order of the file
    std::vector<ShiftConfig> shifts;
    MapCheckConfig map_check{};
    MonitorConfig monitor{};
    NotifyConfig notify{};

    const DeviceConfig* find_device(const std::string& name) const; ///< nullptr: none of that name
    std::vector<const DeviceConfig*> all_devices() const;           ///< paused ones too
};

} // namespace zksync
