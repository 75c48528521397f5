#include "http_delivery.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include "http_compression.hpp"
#include "http_request.hpp"

namespace zksync_sim {
namespace {

std::string usual_reason(int status) {
    static const std::map<int, std::string> words{
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {413, "Request Entity Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {429, "Too Many Requests"},
        {500, "Internal Server Error"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
    };
    const auto found = words.find(status);
    return found == words.end() ? "Status" : found->second;
}

bool has_header(const Reply& reply, std::string_view lower_case_name) {
    return std::any_of(reply.headers.begin(), reply.headers.end(),
                       [&](const auto& header) { return lower_case(header.first) == lower_case_name; });
}

std::string in_case(std::string name, HeaderCase header_case) {
    if (header_case == HeaderCase::lower) return lower_case(name);
    if (header_case == HeaderCase::upper)
        for (char& c : name)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    return name;
}

bool has_no_body(int status) { return status < 200 || status == 204 || status == 304; }

enum class Length { told, open };

std::string head_of(const Reply& reply, Length length = Length::told) {
    std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " " +
                       (reply.reason.empty() ? usual_reason(reply.status) : reply.reason) + "\r\n";
    const auto add = [&](const std::string& name, const std::string& value) {
        head += in_case(name, reply.header_case) + ": " + value + "\r\n";
    };
    if (!reply.no_date && !has_header(reply, "date")) add("Date", http_date(std::time(nullptr)));
    for (const auto& [name, value] : reply.headers) add(name, value);
    if (length == Length::told && !has_no_body(reply.status) && !has_header(reply, "content-length") &&
        !has_header(reply, "transfer-encoding"))
        add("Content-Length", std::to_string(reply.body.size()));
    if (reply.close && !has_header(reply, "connection")) add("Connection", "close");
    return head + "\r\n";
}

/// Ends by WireClosed when the client has had enough.
[[noreturn]] void write_for_ever(Wire& wire, std::string_view piece) {
    std::string pieces{piece.empty() ? " " : piece};
    while (pieces.size() < 65'536) pieces += pieces;
    for (;;) wire.write(pieces);
}

void drip(Wire& wire, std::string_view body) {
    for (const char byte : body) {
        if (wire.pause(std::chrono::milliseconds(100)) != Wire::Pause::over) return;
        wire.write({&byte, 1});
    }
}

} // namespace

bool deliver(Wire& wire, const Reply& reply, const Request& request, Once& before_answer) {
    if (!reply.coding.empty()) return deliver(wire, compressed(reply, request), request, before_answer);
    if (reply.delay.count() > 0 && wire.pause(reply.delay) != Wire::Pause::over) return false;
    if (reply.ending != Ending::never) before_answer.run();
    const bool bodiless = request.method == "HEAD" || has_no_body(reply.status);
    const std::string_view body = bodiless ? std::string_view() : std::string_view(reply.body);
    switch (reply.ending) {
    case Ending::close_silently:
        break;
    case Ending::reset:
        wire.end_by_reset();
        break;
    case Ending::never:
        wire.pause(std::chrono::milliseconds(-1));
        break;
    case Ending::cut_body:
    case Ending::reset_mid_body:
        wire.write(head_of(reply));
        wire.write(body.substr(0, reply.cut_at));
        if (reply.ending == Ending::reset_mid_body) wire.end_by_reset();
        break;
    case Ending::endless_headers:
        wire.write("HTTP/1.1 200 OK\r\n");
        write_for_ever(wire, "X-Filler: something that nobody asked for\r\n");
    case Ending::endless_header:
        wire.write("HTTP/1.1 200 OK\r\nX-Filler: ");
        write_for_ever(wire, "something that nobody asked for ");
    case Ending::endless_body:
        wire.write(head_of(reply, Length::open));
        write_for_ever(wire, body);
    case Ending::drip:
        wire.write(head_of(reply));
        drip(wire, body);
        break;
    case Ending::whole:
        wire.write(head_of(reply));
        wire.write(body);
        if (!reply.close) return true;
        wire.end_politely();
    }
    return false;
}

std::string http_date(std::time_t moment) {
    std::tm utc{};
    ::gmtime_r(&moment, &utc);
    std::array<char, 64> text{};
    std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
    return text.data();
}

} // namespace zksync_sim
