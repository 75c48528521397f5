#pragma once

#include "core/error.hpp"
#include "http/transport.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace zksync::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program, which libFuzzer reports with the input that did it.
void expect(bool holds);

/// What is true of every message about something that came from outside: it is no bug of ours, and holds
/// nothing that acts on a terminal or begins another line.
void expect_fit_to_say(const Error& error);
void expect_fit_to_say(std::string_view words);
void expect_kind(const Error& error, ErrorKind kind);

/// An answer as a file of tests/fixtures/frappe has it: the request and a line `--`, which may be left out,
/// then the line with the status, headers, an empty line, the body.
http::Response response_of(std::string_view text);

/// Answers every question alike, and the `most`th one, and each after it, not at all: so that what asks for
/// page after page ends.
class OneAnswer : public http::Transport {
public:
    OneAnswer(http::Response answer, int most) : answer_(std::move(answer)), left_(most) {}
    http::Exchange perform(const http::Request& request) override;

private:
    http::Response answer_;
    int left_;
};

/// Runs what may end in an Error.
template <class Call>
void may_fail(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        expect_fit_to_say(error);
    }
}

} // namespace zksync::fuzz
