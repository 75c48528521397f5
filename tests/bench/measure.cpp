#include "measure.hpp"

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace bench {
namespace {

constexpr std::chrono::minutes limit{30};

e2e::Outcome succeed(const e2e::Command& command) {
    e2e::Outcome outcome = e2e::run(command, limit);
    if (outcome.exit_code == 0) return outcome;
    throw std::runtime_error(command.program.string() + " ended with " + std::to_string(outcome.exit_code) +
                             ": " + outcome.err);
}

class Costs {
public:
    void add(const e2e::Outcome& outcome) {
        seconds_.push_back(std::chrono::duration<double>(outcome.took).count());
        cpu_.push_back(std::chrono::duration<double, std::milli>(outcome.cpu).count());
        peak_.push_back(static_cast<double>(outcome.max_rss_kib) / 1024);
    }
    Cost middle() const { return {median(seconds_), median(cpu_), median(peak_)}; }

private:
    std::vector<double> seconds_, cpu_, peak_;
};

} // namespace

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(half) : (values.at(half - 1) + values.at(half)) / 2;
}

std::pair<Cost, Cost> compare(int runs, const Contestant& one, const Contestant& other) {
    Costs ones, others;
    for (int run = 0; run < runs; ++run) {
        one.prepare();
        ones.add(succeed(one.command()));
        other.prepare();
        others.add(succeed(other.command()));
    }
    return {ones.middle(), others.middle()};
}

std::int64_t instructions(const e2e::Command& command) {
    e2e::Command watched = command;
    watched.program = "/usr/bin/valgrind";
    watched.arguments = {"--tool=callgrind", "--callgrind-out-file=/dev/null", command.program.string()};
    watched.arguments.insert(watched.arguments.end(), command.arguments.begin(), command.arguments.end());
    const e2e::Outcome outcome = succeed(watched);
    static const std::regex collected("Collected : ([0-9]+)");
    std::smatch found;
    if (!std::regex_search(outcome.err, found, collected))
        throw std::runtime_error("callgrind does not say what it counted: " + outcome.err);
    return std::stoll(found[1]);
}

e2e::Command curl(const std::vector<std::string>& urls) {
    e2e::Command command{"/usr/bin/curl",
                         {"-sS", "--compressed", "--noproxy", "*", "-H", "Authorization: JWT ready"},
                         {},
                         {},
                         {},
                         {}};
    for (const std::string& url : urls)
        command.arguments.insert(command.arguments.end(), {"-o", "/dev/null", url});
    return command;
}

double own_seconds(e2e::Site& site) {
    double sum = 0;
    for (const auto& request : site.get("/_sim/requests?bodies=0"))
        sum += request.at("end_ms").get<double>() - request.at("start_ms").get<double>();
    return sum / 1000;
}

} // namespace bench
