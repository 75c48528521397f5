#pragma once

#include "core/punch.hpp"
#include "files/line_reader.hpp"
#include "files/punch_lines.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <variant>

namespace zksync {

enum class PunchFormat { attlog, csv };
/// "attlog", "csv".
std::string_view to_text(PunchFormat format);

/// What an administrator says of files; what is left out is found out, or has a default.
struct FileWishes {
    std::optional<PunchFormat> format;
    std::optional<Columns> columns;
    TimeFormat time{""};
    std::optional<char> delimiter; ///< of CSV
    std::string encoding;          ///< one of iconv's names
    std::map<std::string, int> states;
};

/// Why a file is not read at all, and what to do.
struct UnfitFile {
    std::string why, hint;
};

/// A line of a file: a punch, or why it is none.
struct PunchLine {
    std::int64_t number = 0;
    std::variant<Punch, std::string> what;
};

/// Reads a file with punches line by line (docs/reference/attlog.md). Empty lines and headings are left out.
class PunchFile {
public:
    /// `terminal`: whose the punches are where no column says it. Both outlive it. Throws Error (usage) for
    /// an encoding that this host does not know, and what the source throws.
    PunchFile(const FileWishes& wishes, const std::string& terminal, LineReader::Source source);

    /// What stands in the way of reading it, known before the first line is read.
    const std::optional<UnfitFile>& unfit() const { return unfit_; }
    std::optional<PunchFormat> format() const { return format_; }
    /// "attlog, six columns as on a USB stick".
    std::string description() const;

    /// Nothing at the end.
    std::optional<PunchLine> next();

private:
    std::optional<FileLine> next_line();
    void look_ahead();
    void find_format();
    void read_headings();
    std::variant<Punch, std::string> read_line(const FileLine& line);
    std::variant<Punch, std::string> read_attlog(const std::string& text);
    std::variant<Punch, std::string> read_csv(const std::string& text);

    const FileWishes& wishes_;
    LineReader lines_;
    std::deque<FileLine> ahead_; ///< the first lines, by which the format is told
    std::optional<UnfitFile> unfit_;
    std::optional<PunchFormat> format_;
    std::optional<AttlogOrder> order_; ///< that of the first line that shows it
    std::size_t columns_ = 0;          ///< of that line
    char delimiter_ = ',';
    LineMeaning meaning_;
};

} // namespace zksync
