#include "files/punch_file.hpp"

#include "core/blanks.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace zksync {
namespace {

constexpr std::size_t lines_to_look_at = 10;

bool is_empty(const FileLine& line) { return !line.is_too_long && without_outer_blanks(line.text).empty(); }

UnfitFile without_columns() {
    return {"none of its first ten lines is one of an attlog, and which column has what is not known",
            "name the columns: --columns code=1,time=2,state=3 by number, or by heading: --columns "
            "'code=Person ID,time=Time'"};
}

UnfitFile without_heading(const std::string& name, const Fields& headings) {
    return {
        fmt::format("it has no column \"{}\": its first line has {}", printable(name),
                    printable(fmt::format("{}", fmt::join(headings, ", ")), 200)),
        "--columns names headings as the first line has them, or numbers from 1; --delimiter and --encoding "
        "say how the line is to be read"};
}

std::string_view to_text(AttlogOrder order) {
    return order == AttlogOrder::usb ? "six columns, as on a USB stick"
                                     : "seven columns and more, as terminals push it";
}

} // namespace

std::string_view to_text(PunchFormat format) { return format == PunchFormat::attlog ? "attlog" : "csv"; }

PunchFile::PunchFile(const FileWishes& wishes, const std::string& terminal, LineReader::Source source)
    : wishes_(wishes), lines_(std::move(source), wishes.encoding),
      format_(wishes.format), meaning_{{}, &wishes.time, &wishes.states, terminal} {
    look_ahead();
    if (!format_) find_format();
    const auto first = std::ranges::find_if_not(ahead_, is_empty);
    // An empty file has nothing to be told by, and nothing to be read.
    const bool is_over = ahead_.size() < lines_to_look_at;
    if (first == ahead_.end() && is_over) return;
    if (!format_ || (*format_ == PunchFormat::csv && !wishes.columns)) unfit_ = without_columns();
    if (unfit_) return;
    if (first != ahead_.end()) delimiter_ = likely_delimiter(first->text);
    delimiter_ = *format_ == PunchFormat::attlog ? '\t' : wishes.delimiter.value_or(delimiter_);
    if (wishes.columns) read_headings();
}

void PunchFile::look_ahead() {
    while (ahead_.size() < lines_to_look_at) {
        auto line = lines_.next();
        if (!line) return;
        ahead_.push_back(*std::move(line));
    }
}

void PunchFile::find_format() {
    const auto is_attlog = [this](const FileLine& line) {
        return attlog_order(fields_by_tab(line.text), wishes_.time).has_value();
    };
    const bool has_headings = wishes_.columns && wishes_.columns->by == Columns::By::heading;
    if (!has_headings && !wishes_.delimiter && std::ranges::any_of(ahead_, is_attlog)) {
        format_ = PunchFormat::attlog;
    } else if (wishes_.columns) {
        format_ = PunchFormat::csv;
    }
}

/// Where the columns are numbers, there are none.
void PunchFile::read_headings() {
    Fields headings;
    if (wishes_.columns->by == Columns::By::heading) {
        auto line = next_line();
        while (line && is_empty(*line)) line = next_line();
        if (line) headings = fields_of_csv(line->text, delimiter_).value_or(Fields{});
    }
    const auto places = places_of(*wishes_.columns, headings);
    if (const auto* missing = std::get_if<std::string>(&places)) {
        unfit_ = without_heading(*missing, headings);
    } else {
        meaning_.places = std::get<Places>(places);
    }
}

std::string PunchFile::description() const {
    if (!format_) return unfit_ ? "not read" : "empty";
    if (*format_ == PunchFormat::csv) return "csv";
    if (wishes_.columns) return "attlog, columns as named";
    return order_ ? fmt::format("attlog, {}", to_text(*order_)) : "attlog";
}

std::optional<FileLine> PunchFile::next_line() {
    if (ahead_.empty()) return lines_.next();
    FileLine line = std::move(ahead_.front());
    ahead_.pop_front();
    return line;
}

std::optional<PunchLine> PunchFile::next() {
    while (!unfit_) {
        auto line = next_line();
        if (!line) return std::nullopt;
        if (!is_empty(*line)) return PunchLine{line->number, read_line(*line)};
    }
    return std::nullopt;
}

std::variant<Punch, std::string> PunchFile::read_line(const FileLine& line) {
    if (line.is_too_long) return fmt::format("it is longer than {} bytes", longest_line);
    return *format_ == PunchFormat::attlog ? read_attlog(line.text) : read_csv(line.text);
}

std::variant<Punch, std::string> PunchFile::read_attlog(const std::string& text) {
    const Fields fields = fields_by_tab(text);
    if (wishes_.columns) return punch_from(fields, meaning_);
    const auto order = attlog_order(fields, wishes_.time);
    // Read in the other order, a machine number would be a state.
    if (order && order_ && order != order_)
        return fmt::format("it has {} columns, and the lines before it {}: another order", fields.size(),
                           columns_);
    if (order && !order_) {
        order_ = order;
        columns_ = fields.size();
        meaning_.places = places_of(*order);
    }
    if (order) return punch_from(fields, meaning_);
    if (fields.size() < 6)
        return fmt::format("it has {}, an attlog six or more", columns_text(fields.size()));
    auto read = punch_from(fields, {places_of(AttlogOrder::usb), meaning_.time, meaning_.states, ""});
    if (std::holds_alternative<std::string>(read)) return read;
    return "it has six columns and empty ones behind them: name the order with --columns "
           "code=1,time=2,state=4";
}

std::variant<Punch, std::string> PunchFile::read_csv(const std::string& text) {
    const auto fields = fields_of_csv(text, delimiter_);
    if (!fields) return "a quotation mark is not closed in this line";
    return punch_from(*fields, meaning_);
}

} // namespace zksync
