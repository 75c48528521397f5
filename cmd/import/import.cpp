#include "import/import_report.hpp"
#include "import/import_source.hpp"
#include "output/exit_codes.hpp"
#include "passes/device_pass.hpp"
#include "passes/rehearsing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::int64_t most_lines_named = 100;

char delimiter_from(const std::string& text) {
    if (text == "\\t" || text == "tab") return '\t';
    if (text.size() == 1 && text != "\"") return text.front();
    throw Error(ErrorKind::usage, fmt::format("--delimiter \"{}\": it is one character", printable(text)),
                "for example --delimiter ';', or --delimiter '\\t' for a TAB");
}

FileWishes wishes_from(const ImportOptions& options) {
    FileWishes wishes;
    if (!options.format.empty())
        wishes.format = options.format == "csv" ? PunchFormat::csv : PunchFormat::attlog;
    if (!options.columns.empty()) wishes.columns = columns_from(options.columns);
    wishes.time = TimeFormat(options.time_format);
    if (!options.delimiter.empty()) wishes.delimiter = delimiter_from(options.delimiter);
    wishes.encoding = options.encoding;
    // Whether this host knows it is asked before anything is read.
    const Decoder tried(wishes.encoding);
    for (const std::string& state : options.states) wishes.states.insert(state_word_from(state));
    return wishes;
}

/// What is said of bad lines: each by its number, up to a hundred of them in all.
class BadLines {
public:
    explicit BadLines(const Output& output) : output_(output) {}
    void tell(const std::string& file, std::int64_t line, const std::string& why) {
        if (++bad_ <= most_lines_named)
            output_.warning("", fmt::format("{}:{}: {}", printable(file), line, why));
    }
    void tell_rest() const {
        if (bad_ > most_lines_named)
            output_.warning("", fmt::format("{} more lines are bad", bad_ - most_lines_named));
    }

private:
    const Output& output_;
    std::int64_t bad_ = 0;
};

/// One import of several files.
class Import {
public:
    Import(Program& program, DevicePass& work, FileStore& store, const FileWishes& wishes,
           ImportReport& report)
        : program_(program), work_(work), store_(store), report_(report), wishes_(wishes),
          only_terminal_(zksync::only_terminal(work.journal().terminals_with_rows(), work.pass().device)),
          bad_lines_(program.output()) {}

    void run() {
        for (const std::string& file : program_.options().import.files) {
            report_.files.push_back({file});
            ImportedFile& imported = report_.files.back();
            const auto guarded_read = guarded(program_.output(), report_.device, [&] { read(imported); });
            imported.error = guarded_read.error;
            if (report_.exit_code == exit_codes::done) report_.exit_code = guarded_read.exit_code;
            store_.commit();
        }
        bad_lines_.tell_rest();
    }

private:
    std::string terminal_of(const std::string& file) const {
        const std::string& named = program_.options().import.terminal;
        if (!named.empty()) return named;
        const std::string in_name = terminal_in_name(file);
        return in_name.empty() ? only_terminal_ : in_name;
    }

    void read(ImportedFile& imported) {
        const std::string& name = imported.file;
        imported.description = "not read";
        PunchFile file(wishes_, terminal_of(name), bytes_of(name));
        if (const auto& unfit = file.unfit()) {
            throw Error(ErrorKind::usage, fmt::format("cannot import {}: {}", printable(name), unfit->why),
                        unfit->hint);
        }
        imported.format = file.format();
        while (const auto line = file.next()) {
            ++imported.counts.read;
            if (const auto* why = std::get_if<std::string>(&line->what)) {
                ++imported.counts.bad;
                bad_lines_.tell(name, line->number, *why);
            } else {
                store_.store(std::get<Punch>(line->what), imported.counts);
            }
            imported.description = file.description();
            work_.pass().show("importing", imported.counts.read, std::nullopt);
        }
        imported.description = file.description();
        if (!wishes_.time.has_seconds() && imported.counts.fresh > 0) {
            program_.output().warning(
                report_.device,
                fmt::format(
                    "{}: its times have no seconds: a punch of it that comes over the network as well is "
                    "another one then",
                    printable(name)));
        }
    }

    Program& program_;
    DevicePass& work_;
    FileStore& store_;
    ImportReport& report_;
    const FileWishes& wishes_;
    std::string only_terminal_;
    BadLines bad_lines_;
};

/// Nothing usable in any file is no success.
int code_of(const Output& output, const ImportReport& report) {
    const FileCounts sum = report.sum();
    if (report.exit_code != exit_codes::done || sum.fresh + sum.known > 0) return report.exit_code;
    output.error(report.device, Error(ErrorKind::protocol, "nothing was imported: no line is a punch",
                                      "zksync import --dry-run shows what would be taken; --columns, "
                                      "--time-format and --encoding say how lines are to be read"));
    return exit_code_of(ErrorKind::protocol);
}

} // namespace

int run_import(Program& program) {
    const DeviceConfig& device = program.device();
    const Output& output = program.output();
    ImportReport report{device.name, program.options().dry_run};
    const FileWishes wishes = wishes_from(program.options().import);
    DevicePass work(program, device);
    PassOutcome outcome{device.name, {}, {}, {}, 0};
    Rehearsing at{output, outcome, work.pass().mapper, DryRunForm::lines};
    FileStore store(work.pass(), [&](const Punch& punch, const Judgement& judgement) {
        if (!report.is_dry_run || output.is_json()) return;
        JournalRow row;
        row.punch = punch;
        tell_decision(at, row, Decision{judgement});
    });
    store.start();
    Import(program, work, store, wishes, report).run();
    if (!output.is_json())
        for (const std::string& line : import_lines(report)) output.answer(line);
    report.exit_code = code_of(output, report);
    if (output.is_json()) output.answer(import_json(report));
    return report.exit_code;
}

} // namespace zksync
