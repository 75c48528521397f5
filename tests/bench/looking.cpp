#include "bench_desk.hpp"
#include "long_journal.hpp"
#include "measure.hpp"
#include "races.hpp"

namespace bench {
namespace {

constexpr std::int64_t many_punches = 10'000'000;
constexpr int years_of_days = 2'000;

} // namespace

void looking(Figures& figures, int runs) {
    BenchDesk desk;
    e2e::Site site;
    e2e::admit_zksync(site);
    site.post("/_sim/employees/generate", {{"count", 500}, {"first", 1}, {"code_format", "%05d"}});
    desk.config.set("site", "url", site.url());
    desk.rows(500, years_of_days);
    desk.pass({"pull"});
    const Span span = desk.rows(many_punches, years_of_days);
    fill(desk.state_dir() / "lobby.db", span, many_punches);
    desk.pass({"pull"});
    const auto milliseconds = [&](const std::vector<std::string>& arguments) {
        const auto [ours, nothing] = compare(5 * runs, {[&] { return desk.zksync(arguments); }},
                                             {[&] { return desk.zksync({"--version"}); }});
        return 1000 * ours.seconds - 1000 * nothing.seconds;
    };
    figures.add("status at 10 million punches, above --version", milliseconds({"status"}), "ms", 50);
    figures.add("why at 10 million punches, above --version",
                milliseconds({"why", "00042", e2e::days_ago(700)}), "ms", 50);
    figures.add("a pass without news at 10 million punches",
                static_cast<double>(instructions(desk.zksync({"pull"}))) / 1e6, "million", 25);
}

} // namespace bench
