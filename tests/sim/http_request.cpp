#include "http_request.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace zksync_sim {
namespace {

constexpr std::size_t longest_line = 1 << 20;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

enum class Plus { is_space, is_plus };

std::string percent_decode(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        const char* digits = text.data() + i + 1;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
            out += static_cast<char>(value);
            i += 2;
        } else {
            out += text[i] == '+' && plus == Plus::is_space ? ' ' : text[i];
        }
    }
    return out;
}

std::string_view stripped(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::size_t parse_size(std::string_view text, int base) {
    std::size_t size = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), size, base).ptr;
    if (text.empty() || end == text.data()) throw std::invalid_argument("bad length");
    return size;
}

} // namespace

std::string decode_query_text(std::string_view text) { return percent_decode(text, Plus::is_space); }

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

std::multimap<std::string, std::string> parse_query(std::string_view query) {
    std::multimap<std::string, std::string> out;
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const auto pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        out.emplace(decode_query_text(pair.substr(0, equals)),
                    decode_query_text(pair.substr(std::min(equals + 1, pair.size()))));
    }
    return out;
}

std::optional<std::string> Request::parameter(const std::string& name) const {
    const auto after = query.upper_bound(name);
    if (after == query.begin() || std::prev(after)->first != name) return std::nullopt;
    return std::prev(after)->second;
}

std::string Request::header(const std::string& lower_case_name) const {
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? std::string() : found->second;
}

bool RequestReader::fill() {
    std::array<char, 65536> chunk;
    const std::size_t count = wire_.read(chunk.data(), chunk.size());
    buffer_.append(chunk.data(), count);
    return count > 0;
}

std::string RequestReader::line() {
    std::size_t end = 0;
    while ((end = buffer_.find('\n')) == std::string::npos) {
        if (buffer_.size() > longest_line) throw std::invalid_argument("line too long");
        if (!fill()) throw WireClosed("the stream ended inside a request");
    }
    std::string text = buffer_.substr(0, end);
    buffer_.erase(0, end + 1);
    if (!text.empty() && text.back() == '\r') text.pop_back();
    return text;
}

std::string RequestReader::exactly(std::size_t size) {
    while (buffer_.size() < size)
        if (!fill()) throw WireClosed("the stream ended inside a body");
    std::string out = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return out;
}

std::string RequestReader::chunked_body() {
    std::string body;
    while (const std::size_t size = parse_size(line(), 16)) {
        body += exactly(size);
        line();
    }
    while (!line().empty()) {
    }
    return body;
}

void RequestReader::read_headers(Request& request) {
    for (std::string text = line(); !text.empty(); text = line()) {
        const auto colon = text.find(':');
        if (colon == std::string::npos) throw std::invalid_argument("bad header");
        request.headers[lower_case(std::string_view(text).substr(0, colon))] =
            std::string(stripped(std::string_view(text).substr(colon + 1)));
    }
}

void RequestReader::read_body(Request& request) {
    if (lower_case(request.header("expect")) == "100-continue") wire_.write("HTTP/1.1 100 Continue\r\n\r\n");
    if (lower_case(request.header("transfer-encoding")).find("chunked") != std::string::npos)
        request.body = chunked_body();
    else if (request.headers.count("content-length") != 0)
        request.body = exactly(parse_size(request.header("content-length"), 10));
}

std::optional<Request> RequestReader::next() {
    if (buffer_.empty() && !fill()) return std::nullopt;
    std::string start = line();
    if (start.empty()) start = line();
    const auto first = start.find(' ');
    const auto last = start.rfind(' ');
    if (first == std::string::npos || last == first) throw std::invalid_argument("bad request line");

    Request request;
    request.method = start.substr(0, first);
    request.target = start.substr(first + 1, last - first - 1);
    const auto question = std::min(request.target.find('?'), request.target.size());
    request.path = percent_decode(std::string_view(request.target).substr(0, question), Plus::is_plus);
    if (question < request.target.size())
        request.query = parse_query(std::string_view(request.target).substr(question + 1));
    read_headers(request);
    read_body(request);
    const std::string connection = lower_case(request.header("connection"));
    keep_alive_ = start.substr(last + 1) == "HTTP/1.1" ? connection != "close" : connection == "keep-alive";
    request.connection_reused = std::exchange(reused_, true);
    return request;
}

} // namespace zksync_sim
