#include "given.hpp"

#include "core/ascii.hpp"
#include "util/log.hpp"

#include <algorithm>
#include <fmt/core.h>

#include <charconv>
#include <cstdio>
#include <limits>

namespace zksync::fuzz {
namespace {

/// Takes a line off the front.
std::string_view next_line(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

} // namespace

void expect(bool holds) {
    if (!holds) __builtin_trap();
}

void expect_fit_to_say(std::string_view words) {
    const std::string fit = printable(words, std::numeric_limits<std::size_t>::max());
    if (fit != words) fmt::print(stderr, "not fit to be said: {}\n", fit);
    expect(fit == words);
}

void expect_kind(const Error& error, ErrorKind kind) {
    if (error.kind() != kind) fmt::print(stderr, "of a wrong kind: {}\n", printable(error.what()));
    expect(error.kind() == kind);
}

void expect_fit_to_say(const Error& error) {
    if (error.kind() == ErrorKind::bug) expect_kind(error, ErrorKind::protocol);
    expect_fit_to_say(error.what());
    expect_fit_to_say(error.hint());
}

http::Response response_of(std::string_view text) {
    constexpr std::string_view behind_request = "\n--\n";
    if (const auto place = text.find(behind_request); place != std::string_view::npos)
        text.remove_prefix(place + behind_request.size());
    http::Response response;
    std::string_view status = next_line(text);
    if (const auto blank = status.find(' '); blank != std::string_view::npos) status.remove_prefix(blank + 1);
    std::from_chars(status.data(), status.data() + status.size(), response.status);
    for (auto line = next_line(text); !line.empty(); line = next_line(text)) {
        const auto colon = line.find(": ");
        if (colon == std::string_view::npos) continue;
        response.headers.emplace_back(in_lower_case(line.substr(0, colon)), line.substr(colon + 2));
    }
    response.body = text;
    return response;
}

http::Exchange OneAnswer::perform(const http::Request&) {
    if (left_-- > 0) return answer_;
    return http::TransportFailure{http::Failure::resolve, "no more answers"};
}

} // namespace zksync::fuzz
