#include "notify/tell_readers.hpp"
#include "output/exit_codes.hpp"
#include "program.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <array>
#include <string>

namespace zksync {
namespace {

using notify::Reader;

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? printable(name.data()) : "this host";
}

bool tells_anybody(const NotifyConfig& config) { return !config.hr.empty() || !config.admin.empty(); }

[[noreturn]] void fail_without_section(const Program& program) {
    throw Error(
        ErrorKind::configuration,
        fmt::format("there is no [notify] in {}: zksync has nobody to tell anything",
                    printable(program.config().file.string())),
        R"(add two lines: [notify] and admin = ["mail", "-s", "{subject}", "you@example.com"]; hr = […] )"
        "is what HR gets");
}

/// What became of a sample for one reader.
struct Tried {
    Reader reader;
    std::string program, failure; ///< no program: nobody to tell
};

std::string document(const std::vector<Tried>& all, int exit_code) {
    json::Writer json;
    json.begin_object().key("notify").begin_array();
    for (const Tried& tried : all) {
        json.begin_object().member("reader", std::string(word_of(tried.reader)));
        json.text_or_null("program", tried.program);
        json.text_or_null("error", tried.failure);
        json.end_object();
    }
    json.end_array().member("exit_code", exit_code).end_object();
    return json.text();
}

void tell_result(const Output& output, const Tried& tried) {
    const auto reader = word_of(tried.reader);
    if (tried.program.empty())
        return output.answer_in_words(fmt::format("{}: no program is configured; nothing was sent", reader));
    if (tried.failure.empty())
        return output.answer_in_words(
            fmt::format("{}: {} took the sample: see that it arrives", reader, printable(tried.program)));
    output.error("", Error(ErrorKind::unreachable, fmt::format("cannot tell {}: {}", reader, tried.failure),
                           "see that it works by hand, as the user that zksync runs as, then again: zksync "
                           "notify --test"));
}

} // namespace

int run_notify(Program& program) {
    const Config& config = program.config();
    if (!tells_anybody(config.notify)) fail_without_section(program);
    const notify::Occasion occasion{host_name(), config.site.url, program.clock().now()};
    std::vector<Tried> all;
    int code = exit_codes::done;
    for (const Reader reader : notify::all_readers) {
        const auto& arguments = notify::program_of(config.notify, reader);
        Tried tried{reader, {}, {}};
        if (!arguments.empty()) {
            tried.program = arguments.front();
            tried.failure = notify::hand_over(arguments, notify::sample_letter(reader, occasion));
        }
        if (!tried.failure.empty()) code = exit_code_of(ErrorKind::unreachable);
        if (!program.output().is_json() || !tried.failure.empty()) tell_result(program.output(), tried);
        all.push_back(std::move(tried));
    }
    if (program.output().is_json()) program.output().answer(document(all, code));
    return code;
}

void tell_readers(Program& program) {
    if (!tells_anybody(program.config().notify)) return;
    const Log log = program.output().log("");
    try {
        notify::tell_readers({program.config(), program.journals(), program.clock(), host_name()}, log);
    } catch (const Error& error) {
        log.warning(fmt::format("nobody was told anything by [notify]: {}", error.what()));
    }
}

} // namespace zksync
