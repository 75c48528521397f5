#include "exit_codes.hpp"
#include "options.hpp"
#include "output.hpp"
#include "program.hpp"
#include "util/signals.hpp"

#include <cstdio>
#include <exception>
#include <map>
#include <string>

namespace {

using namespace zksync;

const std::map<std::string, int (*)(Program&)>& commands() {
    static const std::map<std::string, int (*)(Program&)> all{
        {"auth", run_auth},       {"map-check", run_map_check},
        {"pull", run_pull},       {"push", run_push},
        {"run", run_run},         {"status", run_status},
        {"why", run_why},         {"reconcile", run_reconcile},
        {"crontab", run_crontab},
    };
    return all;
}

int run(const Options& options) {
    const Output output(options);
    try {
        signals::install();
        Program program(options, output);
        return commands().at(options.command)(program);
    } catch (const Error& error) {
        const bool silent = error.kind() == ErrorKind::locked && !output.is_verbose();
        if (!silent) output.error("", error);
        return exit_code_of(error.kind());
    } catch (const Interrupted& interrupted) {
        return exit_code_of_signal(interrupted.signal());
    } catch (const std::exception& exception) {
        output.error("", bug(exception));
        return exit_code_of(ErrorKind::bug);
    }
}

} // namespace

int main(int argc, char** argv) {
    const CommandLine line = parse_command_line(argc, argv);
    std::fputs(line.out.c_str(), stdout);
    std::fputs(line.err.c_str(), stderr);
    const int code = line.options ? run(*line.options) : line.exit_code;
    if (std::fflush(stdout) != 0 && code == exit_codes::done) return exit_code_of(ErrorKind::state);
    return code;
}
