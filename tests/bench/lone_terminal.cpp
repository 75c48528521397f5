#include "measure.hpp"
#include "races.hpp"

#include "harness/scene.hpp"

#include <filesystem>

namespace bench {
namespace {

/// A terminal that stands alone with 100,000 rows, which takes 50 ms for each piece of them, and zksync with
/// a configuration for it alone.
struct WallDesk : e2e::Desk {
    e2e::WallTerminal terminal;

    WallDesk() {
        config.remove("device.lobby");
        config.set("device.gate", "url", "zk://127.0.0.1:" + std::to_string(terminal.zk_port()));
        config.set("device.gate", "since", e2e::days_ago(60));
        terminal.knobs({{"capacity", 200'000}, {"piece_delay_ms", 50}});
        terminal.post("/_sim/generate", {{"count", 100'000}, {"people", 500}, {"from", e2e::days_ago(55)}});
    }
    Contestant pull() {
        return {[this] { return configured({"pull"}); },
                [this] { std::filesystem::remove_all(state_dir()); }};
    }
    /// The same pieces, one after the other.
    Contestant counting_bytes() const {
        e2e::Command counter;
        counter.program = BENCH_COUNT_BYTES;
        counter.arguments = {std::to_string(terminal.zk_port())};
        return {[counter] { return counter; }};
    }
};

} // namespace

void lone_terminal(Figures& figures, int runs) {
    WallDesk desk;
    const auto [ours, theirs] = compare(runs, desk.pull(), desk.counting_bytes());
    figures.add("log of 100,000 rows, 50 ms a piece ÷ a client that counts its bytes",
                ours.seconds / theirs.seconds, "", 1.2);
    figures.add("the same, peak memory", ours.peak_mib, "MiB", 32);
}

} // namespace bench
