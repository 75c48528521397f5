#include "config/lone_terminal.hpp"

#include "config/base_url.hpp"
#include "config/comm_key.hpp"
#include "config/in_quotes.hpp"
#include "config/locate_secret.hpp"
#include "core/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace zksync::config_file {
namespace {

using namespace std::string_view_literals;

constexpr auto tcp_scheme = "zk"sv, udp_scheme = "zk+udp"sv;
constexpr auto expected_form =
    "expected a scheme and a host, and a port where it is not 4370, like \"zk://192.168.1.201\""sv;

constexpr std::array keys_of_a_server{"username"sv,   "password"sv, "password_file"sv, "password_command"sv,
                                      "company"sv,    "email"sv,    "auth"sv,          "login_path"sv,
                                      "page_size"sv,  "lookback"sv, "overlap"sv,       "tls_ca"sv,
                                      "tls_verify"sv, "proxy"sv};
constexpr std::array keys_of_a_terminal{"comm_key"sv, "comm_key_file"sv, "comm_key_command"sv,
                                        "serial_number"sv};

std::string_view scheme_of(std::string_view url) { return url.substr(0, url.find("://")); }
std::string_view behind_scheme(std::string_view url) { return url.substr(url.find("://") + 3); }

/// For a url without a problem.
void take_address(std::string_view url, LoneTerminal& terminal) {
    using Protocol = LoneTerminal::Protocol;
    terminal.protocol = in_lower_case(scheme_of(url)) == udp_scheme ? Protocol::udp : Protocol::tcp;
    std::string_view rest = behind_scheme(url);
    const bool has_brackets = rest.starts_with('[');
    const auto end = has_brackets ? rest.find(']') + 1 : std::min(rest.find(':'), rest.size());
    terminal.host = has_brackets ? rest.substr(1, end - 2) : rest.substr(0, end);
    rest.remove_prefix(end);
    if (!rest.empty()) std::from_chars(rest.data() + 1, rest.data() + rest.size(), terminal.port);
}

void read_address(Section& section, DeviceConfig& device) {
    const std::string url = section.text("url").value_or("");
    if (const auto problem = lone_url_problem(url); !problem.empty()) return section.wrong("url", problem);
    take_address(url, *device.lone);
    device.url = in_lower_case(scheme_of(url)).append("://").append(behind_scheme(url));
}

/// The key itself is never quoted, not even one that is none.
void check_literal_key(Section& section, const SecretSource& source) {
    const auto* literal = std::get_if<Secret>(&source.from);
    if (literal != nullptr && !comm_key_from(literal->reveal()))
        section.wrong("comm_key", "is not a key of a terminal; expected a number of up to six digits, as its "
                                  "menu shows it: 0 to 999999");
}

} // namespace

bool means_lone_terminal(std::string_view url) {
    const auto scheme = in_lower_case(scheme_of(url));
    return url.find("://") != std::string_view::npos && (scheme == tcp_scheme || scheme == udp_scheme);
}

std::string lone_url_problem(std::string_view url) {
    if (url.find('@') != std::string_view::npos)
        return fmt::format("there is a user or a password in the URL; {}: a terminal has a comm_key",
                           expected_form);
    const auto rest = behind_scheme(url);
    const auto slash = rest.find_first_of("/?#");
    if (slash != std::string_view::npos)
        return fmt::format("{} has something behind the address, and a terminal has no paths; {}",
                           in_quotes(url), expected_form);
    return authority_problem(rest, expected_form);
}

void read_lone_terminal(Section& section, DeviceConfig& device, const std::string& key_variable) {
    device.lone.emplace();
    read_address(section, device);
    const std::string credential = device.name + "-comm-key";
    constexpr auto or_number = SecretNames::Literal::text_or_number;
    device.lone->comm_key = locate_secret(section, {"comm_key", key_variable, credential, or_number});
    check_literal_key(section, device.lone->comm_key);
    device.lone->serial_number = section.text("serial_number");
    for (const auto key : keys_of_a_server) {
        if (section.value(key) != nullptr)
            section.wrong(key,
                          "does not apply to a terminal that stands alone (zk://); expected it left out");
    }
}

void refuse_keys_of_lone_terminal(Section& section) {
    for (const auto key : keys_of_a_terminal) {
        if (section.value(key) != nullptr)
            section.wrong(key, "applies to a terminal that stands alone only (zk://), and not to a server; "
                               "expected it left out");
    }
}

} // namespace zksync::config_file
