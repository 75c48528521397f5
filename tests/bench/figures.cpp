#include "figures.hpp"

#include "harness/temp_dir.hpp"
#include "harness/tested_program.hpp"

#include <cstdio>
#include <thread>

#include <sys/utsname.h>

namespace bench {
namespace {

/// The value of the first line of /proc/cpuinfo that begins like this.
std::string processor() {
    const std::string text = e2e::read_file("/proc/cpuinfo");
    const auto line = text.find("model name");
    const auto colon = text.find(": ", line);
    if (line == std::string::npos || colon == std::string::npos) return "unknown";
    return text.substr(colon + 2, text.find('\n', colon) - colon - 2);
}

} // namespace

void Figures::add(const std::string& what, double value, const std::string& unit, std::optional<double> aim) {
    all_.push_back({what, value, unit, aim});
    const int digits = value < 10 ? 2 : value < 1000 ? 1 : 0;
    std::printf("%-62s %14.*f %-13s", what.c_str(), digits, value, unit.c_str());
    if (aim) std::printf(" %s (aim: at most %g)", value <= *aim ? "reached" : "MISSED", *aim);
    std::printf("\n");
    std::fflush(stdout);
}

e2e::Json Figures::document() const {
    utsname system{};
    uname(&system);
    e2e::Json lines = e2e::Json::array();
    for (const Figure& figure : all_) {
        e2e::Json line{{"what", figure.what}, {"value", figure.value}, {"unit", figure.unit}};
        if (figure.aim) line["aim"] = *figure.aim;
        lines.push_back(line);
    }
    return {{"machine",
             {{"processor", processor()},
              {"processors", std::thread::hardware_concurrency()},
              {"system", std::string(system.sysname) + " " + system.release + " " + system.machine}}},
            {"program", e2e::tested_program().string()},
            {"figures", lines}};
}

} // namespace bench
