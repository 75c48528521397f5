#include "import/import_report.hpp"

#include "output/exit_codes.hpp"
#include "output/failure_json.hpp"
#include "util/log.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

std::string counts_text(const ImportReport& report, const FileCounts& counts) {
    std::string text =
        fmt::format("{} read, {} {}", counts.read, counts.fresh, report.is_dry_run ? "would be new" : "new");
    if (counts.ignored + counts.quarantined > 0)
        text += fmt::format(" ({} of them ignored, {} quarantined)", counts.ignored, counts.quarantined);
    return text + fmt::format(", {} known, {} bad", counts.known, counts.bad);
}

void write_counts(json::Writer& json, const FileCounts& counts) {
    json.member("read", counts.read)
        .member("new", counts.fresh)
        .member("known", counts.known)
        .member("bad", counts.bad);
}

} // namespace

FileCounts ImportReport::sum() const {
    FileCounts sum;
    for (const ImportedFile& file : files) sum.add(file.counts);
    return sum;
}

std::vector<std::string> import_lines(const ImportReport& report) {
    std::vector<std::string> lines;
    for (const ImportedFile& file : report.files) {
        lines.push_back(fmt::format("{} ({}): {}", printable(file.file), file.description,
                                    counts_text(report, file.counts)));
    }
    if (report.files.size() > 1)
        lines.push_back(fmt::format("{}: {}", report.device, counts_text(report, report.sum())));
    return lines;
}

std::string import_json(const ImportReport& report) {
    json::Writer json;
    json.begin_object().member("device", report.device).member("dry_run", report.is_dry_run);
    json.key("files").begin_array();
    for (const ImportedFile& file : report.files) {
        json.begin_object().member("file", file.file);
        json.text_or_null("format", file.format ? to_text(*file.format) : "");
        write_counts(json, file.counts);
        write_error_or_null(json, file.error,
                            file.error ? exit_code_of(file.error->kind()) : exit_codes::done);
        json.end_object();
    }
    json.end_array();
    write_counts(json, report.sum());
    json.member("exit_code", report.exit_code).end_object();
    return json.text();
}

} // namespace zksync
