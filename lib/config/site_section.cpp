#include "config/sections.hpp"

#include "config/common_keys.hpp"
#include "config/in_quotes.hpp"
#include "config/locate_secret.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync::config_file {
namespace {

using std::chrono::seconds;

/// Every one of these would end up in an HTTP header.
bool is_api_key(std::string_view key) {
    return std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c <= '~' && c != ':'; });
}

std::string read_api_key(Section& section) {
    if (!section.has("api_key")) section.missing("api_key", "the key that the site made for zksync's user");
    const auto key = section.text("api_key");
    if (!key) return {};
    // Not quoted: what holds a colon is probably the key and the secret.
    if (!is_api_key(*key))
        section.wrong("api_key",
                      "holds a space, a colon or a letter that no key has; expected the key alone, without "
                      "\"token\" and without the secret");
    return *key;
}

std::string read_employee_field(Section& section, const std::string& usual) {
    const auto field = section.text("employee_field");
    if (!field) return usual;
    const bool good = std::all_of(field->begin(), field->end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!good)
        section.wrong("employee_field",
                      fmt::format("{} is not the name of a field; expected letters, digits and _, "
                                  "like \"{}\"",
                                  in_quotes(*field), usual));
    return *field;
}

/// Shorter than the request can still be running, so that a pass sees the site's own time limit; not so short
/// that it gives up on a batch that is under way.
seconds usual_write_timeout(seconds request_limit) {
    const seconds half{(request_limit.count() + 1) / 2};
    return std::max(request_limit - seconds{20}, half);
}

} // namespace

SiteConfig read_site(Section& section) {
    SiteConfig site;
    site.url = read_url(section, "url = \"https://hr.example.com\"");
    site.api_key = read_api_key(section);
    site.api_secret = locate_secret(section, {"api_secret", "ZKSYNC_API_SECRET", "api-secret"});
    site.employee_field = read_employee_field(section, site.employee_field);
    site.time_zone = read_time_zone(section);
    site.batch = static_cast<int>(section.whole_number("batch", 1, 200).value_or(site.batch));
    site.timeout = section.duration("timeout").value_or(site.timeout);
    site.request_limit = section.duration("request_limit").value_or(site.request_limit);
    site.write_timeout = section.duration("write_timeout").value_or(usual_write_timeout(site.request_limit));
    if (site.write_timeout > site.request_limit)
        section.wrong("write_timeout", fmt::format("is {} s; expected no more than request_limit, {} s",
                                                   site.write_timeout.count(), site.request_limit.count()));
    site.tls = read_tls(section);
    site.proxy = read_proxy(section);
    section.finish();
    return site;
}

} // namespace zksync::config_file
