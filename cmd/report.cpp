#include "output/asked_file.hpp"
#include "output/csv.hpp"
#include "output/exit_codes.hpp"
#include "passes/report_file.hpp"
#include "program.hpp"
#include "report/document.hpp"
#include "report/html.hpp"
#include "report/table.hpp"
#include "report/text.hpp"
#include "site_asker.hpp"
#include "util/files.hpp"
#include "util/lock_file.hpp"

namespace zksync {
namespace {

using report::Report;

constexpr std::chrono::seconds patience_for_page{10};
constexpr std::filesystem::perms for_its_owner{0600}, for_a_web_server{0644};

report::Question question_of(Program& program) {
    const Options& options = program.options();
    auto devices = options.device ? std::vector{&program.device()} : program.config().all_devices();
    return {{program.config(), program.journals(), std::move(devices)}, options.since, options.until};
}

/// What waits or failed is no failure of this command; state that cannot be read is.
int code_of_report(const Report& report) {
    const bool readable = report.where.is_complete() && report.where.site_problem.empty();
    return readable ? exit_codes::done : exit_code_of(ErrorKind::state);
}

/// A site that cannot be asked is part of the answer.
void ask_for_names(Program& program, Report& report) {
    if (program.options().offline) return;
    try {
        SiteAsker site(program);
        report::ask_for_names(site.client(), report);
    } catch (const Error& error) {
        report.not_asked = error.what();
    }
}

void tell_document(const Output& output, const Report& report, int code) {
    json::Writer json;
    json.begin_object();
    report::write_members(json, report);
    json.member("exit_code", code).end_object();
    output.answer(json.text());
}

void tell_table(const Output& output, const Report& report) {
    output.answer(byte_order_mark + csv_row(report::table_heading()));
    report::for_each_row(report,
                         [&](const std::vector<std::string>& cells) { output.answer(csv_row(cells)); });
}

void tell_text(const Output& output, const Report& report) {
    for (const std::string& line : report::text_lines(report, output.answer_width()))
        output.answer_in_words(line);
}

} // namespace

int run_report(Program& program) {
    const Options& options = program.options();
    const Output& output = program.output();
    if (options.html) check_can_be_written(*options.html, "--html");
    Report report = report::read_report(question_of(program), program.clock());
    ask_for_names(program, report);
    const int code = code_of_report(report);
    if (options.html) {
        write_file_atomically(*options.html, report::html_page(report),
                              access_of(*options.html, for_its_owner));
    } else if (output.is_json()) {
        tell_document(output, report, code);
    } else if (options.csv) {
        tell_table(output, report);
    } else {
        tell_text(output, report);
    }
    for (const DeviceStatus& device : report.where.devices)
        if (!device.problem.empty() && !output.is_json()) output.warning(device.device, device.problem);
    return code;
}

void write_report_file(Program& program, const std::filesystem::path& file) {
    const report::Question question{{program.config(), program.journals(), program.config().all_devices()}};
    // Who writes last has seen what all the others stored.
    const auto lock = LockFile::acquire(program.state().report_lock(), patience_for_page);
    write_file_atomically(file, report::html_page(report::read_report(question, program.clock())),
                          access_of(file, for_a_web_server));
}

} // namespace zksync
