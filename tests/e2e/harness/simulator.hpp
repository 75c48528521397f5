#pragma once

#include "harness/json.hpp"
#include "harness/process.hpp"
#include "harness/temp_dir.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace e2e {

/// A simulated device, site or terminal in a process of its own, on a free port; tests/sim/README.md lists
/// its knobs. Whatever it does not know of makes the test fail.
class Simulator {
public:
    enum class Kind { device, ready_device, site, terminal, monitor };
    explicit Simulator(Kind kind, const std::vector<std::string>& options = {});

    const std::string& url() const { return url_; } ///< http://127.0.0.1:PORT
    unsigned short port() const { return port_; }

    void knobs(const Json& changes); ///< POST /_sim/knobs
    void faults(const Json& rules);  ///< POST /_sim/faults
    Json requests();                 ///< GET /_sim/requests: everything it was asked, oldest first
    void forget_requests();          ///< DELETE /_sim/requests
    void stop();                     ///< nobody listens any more

    Json get(const std::string& path);
    Json post(const std::string& path, const Json& body);
    Json patch(const std::string& path, const Json& body);
    Json erase(const std::string& path, const Json& body = Json::object());

    /// How many requests it was asked with this method and a target that begins like this.
    std::size_t count_requests(const std::string& method, const std::string& target = "/");

protected:
    Json control(const std::string& method, const std::string& path, const std::string& body);

private:
    TempDir files_;
    Process process_;
    unsigned short port_ = 0;
    std::string url_;
};

/// What the terminals recorded.
class Device : public Simulator {
public:
    explicit Device(const std::vector<std::string>& options = {}) : Simulator(Kind::device, options) {}

    static constexpr const char* transactions = "/iclock/api/transactions/";

    /// One punch or a list; what is left out gets plausible values.
    void punch(const Json& rows) { post("/_sim/punches", rows); }
    void generate(const Json& wish) { post("/_sim/generate", wish); }
    std::size_t log_ins(); ///< requests to any login route
};

/// A terminal that stands alone. `url` and `port` are those of its controls; what it got is in `requests`.
class WallTerminal : public Simulator {
public:
    WallTerminal() : Simulator(Kind::terminal), zk_port_(get("/_sim/port").at("port")) {}

    unsigned short zk_port() const { return zk_port_; } ///< of the ZK protocol, TCP and UDP
    /// The codes of all commands that it got, oldest first.
    std::vector<int> commands();
    /// Commands that could have changed something. Every test of a terminal ends with none.
    std::size_t writes() { return get("/_sim/stats").at("writes"); }

private:
    unsigned short zk_port_;
};

/// What HR has.
class Site : public Simulator {
public:
    explicit Site(const std::vector<std::string>& options = {}) : Simulator(Kind::site, options) {}

    /// Employs somebody: the Employee gets this biometric ID and the name `HR-EMP-<code>`.
    void employ(const std::string& code, const Json& more = Json::object());
    /// Changes fields of an Employee.
    void change_employee(const std::string& name, const Json& fields);
    Json checkins(); ///< by time
    /// How many check-ins are there twice: same employee, same second.
    std::size_t doubled();
    std::size_t writes(); ///< requests that could have changed something
};

} // namespace e2e
