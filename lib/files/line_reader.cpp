#include "files/line_reader.hpp"

#include <utility>

namespace zksync {
namespace {

constexpr std::string_view ends_of_lines{"\r\0\x1A", 3};

std::string without_end(std::string_view line) {
    const auto last = line.find_last_not_of(ends_of_lines);
    return std::string(line.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

} // namespace

LineReader::LineReader(Source source, std::string encoding)
    : source_(std::move(source)), decoder_(std::move(encoding)) {}

bool LineReader::fetch() {
    if (is_over_) return false;
    text_.erase(0, std::exchange(at_, 0));
    const std::string bytes = source_();
    is_over_ = bytes.empty();
    text_ += is_over_ ? decoder_.finish() : decoder_.decode(bytes);
    return true;
}

std::optional<FileLine> LineReader::next() {
    FileLine line{lines_ + 1, {}, false};
    std::size_t end = text_.find('\n', at_);
    while (end == std::string::npos) {
        if (text_.size() - at_ > longest_line) {
            line.is_too_long = true;
            at_ = text_.size();
        }
        const std::size_t searched = text_.size() - at_;
        if (!fetch()) break;
        end = text_.find('\n', at_ + searched);
    }
    const std::string_view rest = std::string_view(text_).substr(at_);
    if (end == std::string::npos && rest.empty() && !line.is_too_long) return std::nullopt;
    ++lines_;
    const std::string_view text = rest.substr(0, end == std::string::npos ? rest.size() : end - at_);
    at_ += text.size() + (end == std::string::npos ? 0 : 1);
    if (text.size() > longest_line) line.is_too_long = true;
    if (!line.is_too_long) line.text = without_end(text);
    return line;
}

} // namespace zksync
