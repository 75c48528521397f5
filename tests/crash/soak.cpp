// zksync-soak --runs N --seed S: runs with the seeds S to S+N-1, four at a time. A failure prints its seed,
// and `zksync-soak --runs 1 --seed THAT` plays it again.
#include "soak_run.hpp"

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace {

constexpr int workers = 6; // they wait more than they work

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
    int passes = 0, kills = 0, checkins = 0, failed = 0;

    void add(unsigned seed, const crash::Verdict& verdict) {
        const std::lock_guard lock(adding);
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
    Sum sum;
    std::atomic<unsigned> next{0};
    std::vector<std::thread> threads;
    for (int worker = 0; worker < workers; ++worker) {
        threads.emplace_back([&] {
            e2e::PushScene scene;
            for (unsigned run; (run = next++) < wish.runs;) {
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
    std::cout << wish.runs << " runs, " << sum.passes << " passes, " << sum.kills << " of them killed, "
              << sum.checkins << " check-ins; " << sum.failed << " failed" << std::endl;
    return sum.failed == 0 ? 0 : 1;
}
