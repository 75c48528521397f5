#pragma once

#include "json.hpp"

#include "../http_server.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace zksync_sim::site {

/// What is to go wrong with one request.
struct Fault {
    std::string kind;
    Json options = Json::object();

    bool is(std::string_view name) const { return kind == name; }
    /// How the delivery of its answer goes, where that is not as it should be.
    std::optional<Ending> ending() const;
    bool after_commit() const { return option("after_commit") != 0; }
    long long option(std::string_view name) const { return whole_number(options, name); }
    std::chrono::milliseconds pause() const { return std::chrono::milliseconds(option("ms")); }
};

/// The rules that tests have put in, in order; the first that matches a request breaks it.
class Faults {
public:
    /// A rule or a list of them. Throws std::invalid_argument for an unknown kind.
    void add(const Json& rules);
    Json list() const;
    void clear();
    std::optional<Fault> take(const Request& request);

    /// Holds the calling request until let_go().
    void hold();
    void let_go();
    int held() const;

private:
    struct Rule {
        Json given;
        std::string path, method, body_contains;
        long long nth = 1, times = 1;
        long long seen = 0, fired = 0;
        Fault fault;

        bool matches(const Request& request) const;
    };
    static Rule parse(const Json& given);

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t releases_ = 0;
    int held_ = 0;
    std::vector<Rule> rules_;
};

} // namespace zksync_sim::site
