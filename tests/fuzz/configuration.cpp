#include "config/load.hpp"
#include "given.hpp"
#include "util/log.hpp"

using namespace zksync;

// A configuration, by whoever may write it: every mistake is a sentence, and nothing but a sentence.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto reading = read_config(fuzz::text_of(data, size), "/etc/zksync/zksync.toml",
                                     [](const std::string&) { return std::nullopt; });
    for (const ConfigProblem& problem : reading.problems) {
        fuzz::expect(problem.line > 0 && problem.column > 0);
        fuzz::expect_fit_to_say(problem.text);
    }
    if (!reading.problems.empty()) return 0;
    fuzz::expect(!reading.config.devices.empty() && !reading.config.site.url.empty());
    return 0;
}
