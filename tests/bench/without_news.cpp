#include "bench_desk.hpp"
#include "measure.hpp"
#include "races.hpp"

namespace bench {
namespace {

constexpr double most_instructions = 25e6, most_cpu = 1.5, most_mib = 16, requests_wanted = 2;

/// Two requests like those of such a pass: a page of the last hour, and a row for the count.
Contestant two_requests(const BenchDesk& desk) {
    const std::string url =
        desk.device.url() + "/iclock/api/transactions/?start_time=" + e2e::days_ago(0) + "&page_size=";
    return {[url] { return curl({url + "1", url + "1000"}); }};
}

void one_size(Figures& figures, BenchDesk& desk, int runs, const std::string& what) {
    desk.forget();
    desk.pass({"pull"});
    desk.pass({"pull"});
    desk.requests();
    desk.pass({"pull"});
    figures.add("no news, " + what + ": requests", static_cast<double>(desk.requests()), "requests",
                requests_wanted);
    figures.add("no news, " + what + ": instructions",
                static_cast<double>(instructions(desk.zksync({"pull"}))) / 1e6, "million",
                most_instructions / 1e6);
    const auto [ours, theirs] =
        compare(10 * runs, {[&] { return desk.zksync({"pull"}); }}, two_requests(desk));
    figures.add("no news, " + what + ": processor time ÷ curl's", ours.cpu_ms / theirs.cpu_ms, "", most_cpu);
    figures.add("no news, " + what + ": peak memory", ours.peak_mib, "MiB", most_mib);
}

} // namespace

void without_news(Figures& figures, int runs) {
    BenchDesk desk;
    desk.rows(3'000, 30);
    one_size(figures, desk, runs, "3,000 punches a month");
    desk.rows(300'000, 30);
    one_size(figures, desk, runs, "300,000 a month");
    desk.recent_rows(500);
    one_size(figures, desk, runs, "500 in the last hour");
    desk.device.knobs({{"page_size_cap", 10}});
    desk.rows(3'000, 30);
    desk.recent_rows(300);
    one_size(figures, desk, runs, "300 in the last hour, pages of 10");
}

} // namespace bench
