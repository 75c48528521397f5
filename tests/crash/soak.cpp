// zksync-soak --runs N --seed S: runs with the seeds S to S+N-1, six at a time. A failure prints its seed,
// and `zksync-soak --runs 1 --seed THAT` plays it again. SIGTERM ends it when the runs under way have ended;
// it says what was done up to then.
#include "soak_run.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace {

constexpr int workers = 6; // they wait more than they work

volatile std::sig_atomic_t is_enough = 0;

void end_soon(int /*signal*/) { is_enough = 1; }

struct Wish {
    unsigned runs = 500, first_seed = 1;
};

Wish wish_from(int argc, char** argv) {
    Wish wish;
    for (int i = 1; i + 1 < argc; i += 2) {
        const auto number = static_cast<unsigned>(std::strtoul(argv[i + 1], nullptr, 10));
        if (std::string_view(argv[i]) == "--runs") wish.runs = number;
        if (std::string_view(argv[i]) == "--seed") wish.first_seed = number;
    }
    return wish;
}

struct Sum {
    std::mutex adding;
    int runs = 0, passes = 0, kills = 0, checkins = 0, failed = 0;

    void add(unsigned seed, const crash::Verdict& verdict) {
        const std::lock_guard lock(adding);
        ++runs;
        passes += verdict.passes;
        kills += verdict.kills;
        checkins += verdict.checkins;
        if (verdict.wrong.empty()) return;
        ++failed;
        std::cout << "seed " << seed << ":\n"
                  << verdict.wrong << "\nthe story:\n"
                  << verdict.story << std::endl;
    }
};

} // namespace

int main(int argc, char** argv) {
    const Wish wish = wish_from(argc, argv);
    const auto began = std::chrono::steady_clock::now();
    std::signal(SIGTERM, end_soon);
    Sum sum;
    std::atomic<unsigned> next{0};
    std::vector<std::thread> threads;
    for (int worker = 0; worker < workers; ++worker) {
        threads.emplace_back([&] {
            e2e::PushScene scene;
            for (unsigned run; is_enough == 0 && (run = next++) < wish.runs;) {
                const unsigned seed = wish.first_seed + run;
                try {
                    sum.add(seed, crash::soak_run(scene, seed));
                } catch (const std::exception& error) {
                    sum.add(seed, {error.what(), {}, 0, 0, 0});
                }
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    const auto took =
        std::chrono::duration_cast<std::chrono::minutes>(std::chrono::steady_clock::now() - began);
    std::cout << sum.runs << " runs in " << took.count() << " minutes, " << sum.passes << " passes, "
              << sum.kills << " of them killed, " << sum.checkins << " check-ins; " << sum.failed << " failed"
              << std::endl;
    return sum.failed == 0 ? 0 : 1;
}
