#include "line/options.hpp"
#include "output/ended.hpp"
#include "output/exit_codes.hpp"
#include "output/failure_json.hpp"
#include "output/output.hpp"
#include "output/streams.hpp"
#include "program.hpp"
#include "util/files.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <cerrno>
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
        {"crontab", run_crontab}, {"import", run_import},
        {"report", run_report},   {"notify", run_notify},
    };
    return all;
}

int run(const Options& options, AnswerStream& answers) {
    const Output output(options, answers);
    const auto fail = [&](const Error& error, int code) {
        if (output.is_json() && !output.has_answered()) output.answer(failure_json(error, code));
        return code;
    };
    try {
        signals::install();
        Program program(options, output);
        return commands().at(options.command)(program);
    } catch (const Error& error) {
        // An import is asked for by a person.
        const bool is_a_pass = options.command != "import";
        const bool silent = error.kind() == ErrorKind::locked && is_a_pass && !output.is_verbose();
        if (!silent) output.error("", error);
        return fail(error, exit_code_of(error.kind()));
    } catch (const Interrupted& interrupted) {
        const Error how = ended_by_signal(interrupted.signal(), options);
        output.ended_by(how);
        return fail(how, exit_code_of_signal(interrupted.signal()));
    } catch (const std::exception& exception) {
        output.error("", bug(exception));
        return fail(bug(exception), exit_code_of(ErrorKind::bug));
    }
}

std::string why_not_written(int error) {
    if (error == EBADF) return "it is closed";
    return error == EPIPE ? "nobody reads it any more" : errno_text(error);
}

/// An answer that did not arrive is no success; what failed before that is the better reason.
int leave(AnswerStream& answers, int code) {
    const int error = answers.finish();
    if (error == 0) return code;
    speak(Priority::error,
          fmt::format("zksync: cannot write to standard output: {}\n", why_not_written(error)));
    const bool worked = code == exit_codes::done || code == exit_codes::found_something;
    return worked ? exit_code_of(ErrorKind::state) : code;
}

} // namespace

int main(int argc, char** argv) {
    prepare_streams();
    AnswerStream answers;
    const CommandLine line = parse_command_line(argc, argv);
    answers.write(line.out);
    speak(Priority::error, line.err);
    return leave(answers, line.options ? run(*line.options, answers) : line.exit_code);
}
