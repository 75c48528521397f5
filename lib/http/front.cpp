#include "http/front.hpp"

#include "core/ascii.hpp"
#include "http/html_text.hpp"
#include "util/log.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace zksync::http {
namespace {

/// What runs an application itself stands before nothing.
constexpr std::array application_servers{"gunicorn", "werkzeug", "waitress", "uvicorn"};

/// "nginx/1.22.1 (Ubuntu)" is nginx.
std::string name_in(const Response& response) {
    constexpr std::size_t longest = 40;
    const std::string server = response.header("server").value_or("");
    const std::string product = server.substr(0, server.find_first_of("/ (;,"));
    if (response.header("cf-ray") || in_lower_case(product) == "cloudflare") return "Cloudflare";
    const bool is_itself = std::ranges::find(application_servers, in_lower_case(product)) !=
                           std::ranges::end(application_servers);
    return is_itself ? "" : printable(product, longest);
}

/// `Basic realm="Staff only"`, however it is written.
std::optional<std::string> realm_in(const Response& response) {
    constexpr std::size_t longest = 60;
    const auto wanted = response.header("www-authenticate");
    if (!wanted || !in_lower_case(*wanted).starts_with("basic")) return std::nullopt;
    const auto begin = in_lower_case(*wanted).find("realm=\"");
    if (begin == std::string::npos) return "";
    const std::string realm = wanted->substr(begin + std::string_view("realm=\"").size());
    return printable(realm.substr(0, realm.find('"')), longest);
}

/// The status is said beside the words: most pages begin with it too.
std::string words_in(const Response& response) {
    constexpr std::size_t longest = 200;
    const std::string words = page_text(response.body);
    const std::string status = fmt::format("{} ", response.status);
    return printable(words.starts_with(status) ? words.substr(status.size()) : words, longest);
}

} // namespace

Front front_of(const Response& response) {
    return {name_in(response), realm_in(response), words_in(response)};
}

std::string told_by(const Front& front, int status, const std::string& somebody) {
    std::string clause =
        fmt::format("{} answered HTTP {}", front.name.empty() ? somebody : front.name, status);
    if (front.realm)
        clause += front.realm->empty() ? ", for a password of its own"
                                       : fmt::format(", for a password of its own (\"{}\")", *front.realm);
    if (!front.words.empty()) clause += ": " + front.words;
    return clause;
}

} // namespace zksync::http
