#include "config/sections.hpp"

#include "config/common_keys.hpp"
#include "config/device_codes.hpp"
#include "config/device_states.hpp"
#include "config/in_quotes.hpp"
#include "config/locate_secret.hpp"
#include "config/lone_terminal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync::config_file {
namespace {

using namespace std::string_view_literals;

constexpr std::array auth_schemes{std::pair{"jwt"sv, AuthScheme::jwt},
                                  std::pair{"token"sv, AuthScheme::token},
                                  std::pair{"basic"sv, AuthScheme::basic}};

/// Left out, it is only the configured ones: there is no word for that.
constexpr std::array place_sources{std::pair{"punch"sv, PlaceSource::punch}};

bool is_device_name(std::string_view name) {
    const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !name.empty() && starts(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return starts(c) || c == '_' || c == '-'; });
}

bool has_zone(std::string_view time) {
    return time.ends_with('Z') || time.ends_with('z') ||
           (time.size() > 16 && time.find_first_of("+-", 16) != std::string_view::npos);
}

LocalTime read_since(Section& section) {
    constexpr auto expected = "expected \"2026-11-22\" or \"2026-11-22 08:00:00\""sv;
    constexpr auto zoned = "has a zone; expected it without: it is what the device's clock shows"sv;
    const auto* node = section.value("since");
    if (node == nullptr) {
        section.missing("since", "the go-live, like since = \"2026-11-22\": nothing before it is sent");
        return {};
    }
    const auto* text = std::get_if<std::string>(&node->value);
    const auto* time = std::get_if<TomlTime>(&node->value);
    const bool with_offset = time != nullptr && time->kind == TomlTime::Kind::with_offset;
    std::optional<LocalTime> since;
    if (text != nullptr) since = LocalTime::parse(*text);
    if (time != nullptr) since = LocalTime::parse(time->text);
    if (since) return *since;
    if (with_offset || (text != nullptr && has_zone(*text)))
        section.wrong("since", zoned);
    else if (text != nullptr)
        section.wrong("since",
                      fmt::format("{} is not a date or a date and a time; {}", in_quotes(*text), expected));
    else if (time != nullptr)
        section.wrong("since", fmt::format("is a time without a date; {}", expected));
    else
        section.wrong("since", fmt::format("is {}; {}", kind_of(*node), expected));
    return {};
}

Frequency read_frequency(Section& section) {
    const auto text = section.text("frequency");
    if (!text) return {};
    const auto frequency = frequency_from(*text);
    if (!frequency) section.wrong("frequency", frequency_problem(*text));
    return frequency.value_or(Frequency{});
}

/// HTTP Basic knows a user and a password, and no log-in.
void check_basic(Section& section, const DeviceConfig& device) {
    for (const char* key : {"company", "email", "login_path"}) {
        if (section.has(key))
            section.wrong(
                key, "means nothing with auth = \"basic\", which logs in with each request; expected it left "
                     "out");
    }
    if (device.username.find(':') != std::string::npos)
        section.wrong("username",
                      "holds a colon, which HTTP Basic cannot send; expected another way of auth");
}

void read_login(Section& section, DeviceConfig& device) {
    device.company = section.text("company");
    device.email = section.text("email");
    device.username = section.text("username").value_or("");
    if (section.has("company") != section.has("email"))
        section.wrong(
            section.has("company") ? "company" : "email",
            "stands alone; expected company and email together for a cloud edition, neither otherwise");
    if (!section.has("username") && !section.has("email"))
        section.missing("username", "username = \"…\" (or company and email for a cloud edition)");
    device.auth = section.choice("auth", auth_schemes).value_or(device.auth);
    if (device.auth == AuthScheme::basic) return check_basic(section, device);
    const auto usual_path = device.auth == AuthScheme::jwt ? "/jwt-api-token-auth/" : "/api-token-auth/";
    device.login_path = section.text("login_path").value_or(usual_path);
    const bool is_path = std::all_of(device.login_path.begin(), device.login_path.end(),
                                     [](char c) { return c > ' ' && c <= '~' && c != '?' && c != '#'; });
    if (!device.login_path.starts_with('/') || !is_path)
        section.wrong("login_path", fmt::format("{} is not a path; expected it to begin with /, like \"{}\"",
                                                in_quotes(device.login_path), usual_path));
}

std::chrono::seconds read_min_gap(Section& section) {
    constexpr std::chrono::hours longest{12};
    const auto gap = section.duration("min_gap", Zero::allowed).value_or(std::chrono::seconds{0});
    if (gap > longest)
        section.wrong("min_gap",
                      "is longer than 12 hours, and would take the next shift for a double tap; expected "
                      "something like \"60s\"");
    return gap;
}

std::set<std::string> read_only_terminals(Section& section) {
    const auto listed = section.texts("terminals", ", like \"CQUJ190000001\"");
    if (!listed) return {};
    if (listed->empty())
        section.wrong("terminals", "is empty; expected serial numbers, or nothing at all for every terminal");
    if (std::ranges::find(*listed, "") != listed->end())
        section.wrong("terminals", "holds an empty text; expected serial numbers: punches without one are "
                                   "never left out");
    const auto has_blanks = [](const std::string& serial) {
        return !serial.empty() && (serial.front() == ' ' || serial.back() == ' ');
    };
    if (std::ranges::any_of(*listed, has_blanks))
        section.wrong("terminals", "holds a serial number with a blank at its end or beginning, which no "
                                   "terminal has; expected it without");
    return {listed->begin(), listed->end()};
}

/// What is said of a terminal that the list leaves out would never be looked at.
void read_terminals(Section& section, DeviceConfig& device) {
    device.only_terminals = read_only_terminals(section);
    for (auto& [serial, terminal] :
         section.sections("terminal", "[" + section.path() + ".terminal.SERIAL]")) {
        const TerminalConfig read = read_terminal(terminal);
        device.terminals.emplace(serial, read);
        if (!read.ignore && !read.retired && device.leaves_out(serial))
            terminal.wrong_here(fmt::format("is not in {}, so its punches are ignored; expected it there too",
                                            section.path("terminals")));
    }
}

std::optional<std::string> read_device_zone(Section& section, const SiteConfig& site) {
    auto zone = read_time_zone(section);
    if (zone && !site.time_zone)
        section.wrong("time_zone", "needs the site's zone; expected a time_zone that is known in [site] too");
    return zone;
}

void read_server(Section& section, DeviceConfig& device) {
    device.url = read_url(section, "url = \"http://192.168.1.100\"", BelowPath::allowed);
    read_login(section, device);
    const std::string variable = secret_variable(device.name, "_PASSWORD");
    device.password = locate_secret(section, {"password", variable, device.name + "-password"});
    device.lookback = section.duration("lookback").value_or(device.lookback);
    device.overlap = section.duration("overlap", Zero::allowed).value_or(device.overlap);
    device.page_size =
        static_cast<int>(section.whole_number("page_size", 1, 10'000).value_or(device.page_size));
    device.tls = read_tls(section);
    device.proxy = read_proxy(section);
    refuse_keys_of_lone_terminal(section);
}

/// What depends on which end it is: a server, or a terminal that stands alone.
void read_end(Section& section, DeviceConfig& device) {
    constexpr std::chrono::seconds usual_of_a_terminal{10};
    const auto* url = section.value("url");
    const auto* text = url == nullptr ? nullptr : std::get_if<std::string>(&url->value);
    if (text == nullptr || !means_lone_terminal(*text)) return read_server(section, device);
    device.timeout = usual_of_a_terminal;
    read_lone_terminal(section, device, secret_variable(device.name, "_COMM_KEY"));
}

} // namespace

DeviceConfig read_device(Section& section, const std::string& name, const SiteConfig& site) {
    DeviceConfig device;
    device.name = name;
    if (!is_device_name(name))
        section.wrong_here(
            "that name will not do; expected small letters, digits, - and _, a letter or a digit first");
    read_end(section, device);
    device.since = read_since(section);
    device.frequency = read_frequency(section);
    device.enabled = section.flag("enabled").value_or(device.enabled);
    device.time_zone = read_device_zone(section, site);
    device.max_time = section.duration("max_time").value_or(device.max_time);
    device.timeout = section.duration("timeout").value_or(device.timeout);
    device.ping_url = read_ping_url(section);
    device.direction = read_direction(section).value_or(device.direction);
    device.coordinates = section.choice("coordinates", place_sources).value_or(device.coordinates);
    device.min_gap = read_min_gap(section);
    read_codes(section, device);
    device.states = read_states(section);
    read_terminals(section, device);
    section.finish();
    return device;
}

} // namespace zksync::config_file
