#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "auth.hpp"
#include "faults.hpp"
#include "knobs.hpp"
#include "people.hpp"
#include "request_log.hpp"
#include "store.hpp"

namespace zksync_sim {

/// A device behind one base URL, as docs/reference/device-api.md describes it. Any number of threads may ask.
class Device {
public:
    Reply handle(const Request& request);
    void stop(); ///< lets go of everything that is held back by a "pause"

private:
    Reply serve(const Request& request);
    Reply answer(const Request& request, const Tweaks& tweaks);
    std::optional<Reply> serve_list(const Request& request, const Tweaks& tweaks);
    Tweaks miscounting(Tweaks tweaks);
    Reply unknown_path() const;
    void dress(Reply& reply) const;
    void hold(std::unique_lock<std::mutex>& lock);
    void act_before(const Fault& fault);

    Reply control(const Request& request);
    Reply control_rows(const Request& request, const std::string& what);
    Reply control_state(const Request& request, const std::string& what);
    Reply list_punches(const Request& request);
    void reset();
    Json status() const;

    std::mutex mutex_;
    std::condition_variable go_on_;
    std::uint64_t go_on_count_ = 0;
    std::size_t paused_ = 0;
    bool stopping_ = false;
    std::uint64_t counted_ = 0; ///< lists of punches, for a count that is another each time

    Knobs knobs_;
    Store store_;
    People people_;
    Faults faults_;
    RequestLog log_;
    Auth auth_{knobs_};
};

/// `zksync-sim device …`: the exit code.
int run_device(int argc, char** argv);

/// Reads which rows to delete. Throws std::invalid_argument when nothing is said.
Doomed doomed_of(const Json& wish);

} // namespace zksync_sim
