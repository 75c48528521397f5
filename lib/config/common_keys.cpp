#include "config/common_keys.hpp"

#include "config/did_you_mean.hpp"
#include "config/in_quotes.hpp"
#include "config/small_file.hpp"
#include "util/time_zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <system_error>
#include <vector>

namespace zksync::config_file {
namespace {

namespace fs = std::filesystem;

/// The names below /usr/share/zoneinfo: only for a suggestion, so nothing when they cannot be listed.
std::vector<std::string> zone_names() {
    const fs::path root = "/usr/share/zoneinfo";
    std::vector<std::string> names;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(root, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().lexically_relative(root).string();
        const bool copy = name == "posix" || name == "right";
        if (copy) entry.disable_recursion_pending();
        if (!copy && entry->is_regular_file(error)) names.push_back(name);
    }
    return names;
}

/// "Dubai" means Asia/Dubai, "Asia/Dubay" too.
std::string zone_suggestion(const std::string& name) {
    const auto names = zone_names();
    for (const auto& known : names)
        if (edit_distance(known.substr(known.rfind('/') + 1), name) == 0)
            return "; did you mean " + known + "?";
    return did_you_mean(name, names);
}

/// Nothing for a file that this user may not read: whoever makes the requests says that.
std::optional<std::string> content_of(const fs::path& file) {
    try {
        return read_small_file(file).content;
    } catch (const UnreadableFile&) {
        return std::nullopt;
    }
}

/// What is wrong with a file of certificates; "" when nothing is as far as its form tells.
std::string certificate_problem(const std::optional<std::string>& content) {
    constexpr std::string_view der = "\x30\x82";
    const auto holds = [&](std::string_view words) { return content->find(words) != std::string::npos; };
    if (!content || (holds("-----BEGIN ") && holds("CERTIFICATE-----"))) return {};
    if (content->starts_with(der))
        return "is in DER form; expected PEM, as \"openssl x509 -inform der -in FILE -out FILE.pem\" makes "
               "it";
    if (holds("PRIVATE KEY-----"))
        return "holds a key; expected the certificate of an authority, in PEM form";
    return "is no certificate; expected certificates in PEM form (-----BEGIN CERTIFICATE-----)";
}

} // namespace

std::string read_url(Section& section, std::string_view example, BelowPath path) {
    if (!section.has("url")) section.missing("url", example);
    auto url = section.text("url");
    if (!url) return {};
    if (const auto problem = base_url_problem(*url, path); !problem.empty()) {
        section.wrong("url", problem);
        return {};
    }
    const auto host = url->begin() + static_cast<std::ptrdiff_t>(url->find("://"));
    std::transform(url->begin(), host, url->begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return *url;
}

std::optional<std::string> read_time_zone(Section& section) {
    auto name = section.text("time_zone");
    if (!name || TimeZone::find(*name)) return name;
    section.wrong("time_zone", fmt::format("{} is not a zone that this system knows; expected one like "
                                           "\"Asia/Dubai\"{}",
                                           in_quotes(*name), zone_suggestion(*name)));
    return std::nullopt;
}

TlsConfig read_tls(Section& section) {
    TlsConfig tls;
    tls.verify = section.flag("tls_verify").value_or(tls.verify);
    const auto written = section.text("tls_ca");
    if (!written) return tls;
    tls.ca = section.reading().path_from_here(*written);
    std::error_code error;
    const std::string name = in_quotes(tls.ca->string());
    if (!fs::is_regular_file(*tls.ca, error))
        section.wrong("tls_ca", fmt::format("there is no file {}; expected certificates in PEM form", name));
    else if (const auto problem = certificate_problem(content_of(*tls.ca)); !problem.empty())
        section.wrong("tls_ca", fmt::format("{} {}", name, problem));
    return tls;
}

std::optional<std::string> read_proxy(Section& section) {
    auto proxy = section.text("proxy");
    if (!proxy) return std::nullopt;
    if (const auto problem = proxy_problem(*proxy); !problem.empty()) {
        section.wrong("proxy", problem);
        return std::nullopt;
    }
    return proxy;
}

std::optional<Direction> read_direction(Section& section) {
    using namespace std::string_view_literals;
    static constexpr std::array choices{std::pair{"auto"sv, Direction::by_state},
                                        std::pair{"in"sv, Direction::in}, std::pair{"out"sv, Direction::out},
                                        std::pair{"none"sv, Direction::none}};
    return section.choice("direction", choices);
}

} // namespace zksync::config_file
