#pragma once

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "recorded.hpp"

#include <algorithm>
#include <deque>
#include <stdexcept>
#include <string>
#include <vector>

namespace zksync::test {

inline const std::string secret_text = "s3cr3t-of-the-site";

inline SiteTime at(const char* text) { return SiteTime{*LocalTime::parse(text)}; }

/// A transport that answers what the test wrote down, in order, and keeps what it was asked.
class ScriptedSite : public http::Transport {
public:
    ScriptedSite(std::initializer_list<http::Exchange> answers) : answers_(answers) {}

    http::Exchange perform(const http::Request& request) override {
        asked.push_back(request);
        if (answers_.empty())
            throw std::logic_error("a request that the test does not expect: " + request.url);
        http::Exchange next = std::move(answers_.front());
        answers_.pop_front();
        return next;
    }
    void then(http::Exchange next) { answers_.push_back(std::move(next)); }

    std::vector<http::Request> asked;

private:
    std::deque<http::Exchange> answers_;
};

/// A client of a scripted site, and everything that it needs.
struct Given {
    Given(std::initializer_list<http::Exchange> answers) : site(answers) {
        config.url = "https://hr.example.com";
        config.api_key = "key1";
    }

    SiteConfig config;
    ScriptedSite site;
    std::vector<std::string> lines; ///< what was said to the log
    int secret_read = 0;
    Log log{[this](Level, std::string_view line) { lines.emplace_back(line); }};
    FrappeClient client{config,
                        [this] {
                            ++secret_read;
                            return Secret{secret_text};
                        },
                        site, log};
};

inline std::string header(const http::Request& request, std::string_view name) {
    const auto found = std::find_if(request.headers.begin(), request.headers.end(),
                                    [&](const auto& header) { return header.first == name; });
    return found == request.headers.end() ? "" : found->second;
}

inline http::TransportFailure failure(http::Failure kind, std::string why) { return {kind, std::move(why)}; }

/// The Error that `call` throws.
template <class Call>
Error error_of(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    throw std::logic_error("no Error was thrown");
}

} // namespace zksync::test
