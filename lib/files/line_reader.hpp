#pragma once

#include "files/decoder.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace zksync {

/// A line of a file, without what ends it.
struct FileLine {
    std::int64_t number = 0; ///< from 1
    std::string text;        ///< UTF-8, unless it was not
    bool is_too_long = false;
};

/// Cuts a file into lines as it comes, so that its length does not matter: by LF, or CR LF; a NUL at the end
/// of a line is none of its text (docs/reference/attlog.md, section 1).
class LineReader {
public:
    /// The next bytes of the file; "" at its end.
    using Source = std::function<std::string()>;
    /// Throws Error (usage) for an encoding that this host does not know.
    LineReader(Source source, std::string encoding);

    /// Nothing at the end. Throws what the source throws.
    std::optional<FileLine> next();

private:
    bool fetch();

    Source source_;
    Decoder decoder_;
    std::string text_;
    std::size_t at_ = 0;
    std::int64_t lines_ = 0;
    bool is_over_ = false;
};

inline constexpr std::size_t longest_line = 65'536;

} // namespace zksync
