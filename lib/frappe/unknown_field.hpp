#pragma once

#include "core/error.hpp"

#include <string>
#include <string_view>

namespace zksync::frappe {

/// The site does not know a field that was asked for, or does not let it be asked for. The message holds its
/// words.
class UnknownField : public Error {
public:
    UnknownField(const std::string& message, std::string words)
        : Error(ErrorKind::protocol, message, "the site's version may be one that zksync does not know"),
          words_(std::move(words)) {}
    /// Do the words name this field?
    bool names(std::string_view field) const;

private:
    std::string words_;
};

} // namespace zksync::frappe
