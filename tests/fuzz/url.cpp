#include "http/url.hpp"
#include "config/base_url.hpp"
#include "given.hpp"
#include "http/proxy.hpp"

using namespace zksync;

// An address: what the configuration takes is what libcurl goes to, and no other host.

namespace {

void judge_base_url(const std::string& text) {
    using namespace config_file;
    const std::string problem = base_url_problem(text, BelowPath::allowed);
    fuzz::expect_fit_to_say(problem);
    if (!problem.empty()) return;
    fuzz::expect_fit_to_say(text);
    const std::string same = comparable_url(text);
    fuzz::expect(comparable_url(same) == same);
    const auto url = http::parse_url(text);
    // libcurl refuses more than the configuration does: a number in the place of a host, for one.
    if (!url) return;
    const auto authority = same.substr(same.find("://") + 3);
    fuzz::expect(same.starts_with(url->scheme + "://"));
    fuzz::expect(authority.find('@') == std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{fuzz::text_of(data, size)};
    judge_base_url(text);
    fuzz::expect_fit_to_say(config_file::proxy_problem(text));
    static_cast<void>(http::percent_encode(text));
    static_cast<void>(http::is_exempt("hr.example.com", text));
    static_cast<void>(http::is_exempt("10.1.2.3", text));
    static_cast<void>(http::is_exempt(text, "10.0.0.0/8, .example.com fd00::/8"));
    const auto proxy = http::proxy_for("https://hr.example.com", std::nullopt,
                                       [&](const std::string&) { return std::optional{text}; });
    if (!proxy) return 0;
    fuzz::expect_fit_to_say(proxy->shown);
    fuzz::expect_fit_to_say(proxy->problem);
    return 0;
}
