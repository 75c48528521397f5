#include "bench_desk.hpp"
#include "measure.hpp"
#include "races.hpp"

namespace bench {
namespace {

constexpr std::int64_t punches = 100'000, page_size = 1'000;

Contestant pull(BenchDesk& desk) {
    return {[&] { return desk.zksync({"pull"}); }, [&] { desk.forget(); }};
}

/// The same rows in the largest pages that zksync asks for.
Contestant same_pages(const BenchDesk& desk) {
    const std::string url = desk.device.url() +
                            "/iclock/api/transactions/?page_size=" + std::to_string(page_size) + "&page=[1-" +
                            std::to_string(punches / page_size) + "]";
    return {[url] { return curl({url}); }};
}

void one_punch(Figures& figures, BenchDesk& desk) {
    constexpr std::int64_t few = 1'000, many = 11'000;
    const auto counted = [&](std::int64_t count) {
        desk.rows(count, 10);
        desk.forget();
        return instructions(desk.zksync({"pull"}));
    };
    const auto base = counted(few);
    figures.add("instructions to read and store a punch",
                static_cast<double>(counted(many) - base) / (many - few), "", 45'000);
}

} // namespace

void reading(Figures& figures, int runs) {
    BenchDesk desk;
    one_punch(figures, desk);
    desk.rows(punches, 50);
    desk.requests();
    desk.forget();
    desk.pass({"pull"});
    figures.add("requests of a pull of 100,000 punches", static_cast<double>(desk.requests()), "requests",
                1.1 * punches / page_size);
    figures.add("journal", static_cast<double>(desk.bytes()) / punches, "bytes/punch", 150);

    const auto [ours, theirs] = compare(runs, pull(desk), same_pages(desk));
    figures.add("pull of 100,000, processor time", 1000 * ours.cpu_ms / punches, "µs/punch", 6);
    figures.add("pull of 100,000 ÷ curl of the same pages", ours.seconds / theirs.seconds, "", 4);
    figures.add("pull of 100,000, peak memory", ours.peak_mib, "MiB");
    desk.device.knobs({{"delay_ms", 50}});
    const auto [patient, fetched] = compare(runs, pull(desk), same_pages(desk));
    figures.add("the same where a page takes the server 50 ms", patient.seconds / fetched.seconds, "", 1.15);
}

} // namespace bench
