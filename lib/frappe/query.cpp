#include "frappe/query.hpp"

#include "json/writer.hpp"

namespace zksync::frappe {
namespace {

void write(json::Writer& writer, const std::vector<std::string>& texts) {
    writer.begin_array();
    for (const auto& text : texts) writer.value(text);
    writer.end_array();
}

std::string json_of(const std::vector<std::string>& fields) {
    json::Writer writer;
    write(writer, fields);
    return writer.text();
}

std::string json_of(const std::vector<Filter>& filters) {
    json::Writer writer;
    writer.begin_array();
    for (const auto& filter : filters) {
        writer.begin_array().value(filter.field).value(filter.op);
        if (const auto* texts = std::get_if<std::vector<std::string>>(&filter.value))
            write(writer, *texts);
        else if (const auto* number = std::get_if<std::int64_t>(&filter.value))
            writer.value(*number);
        else
            writer.value(std::get<std::string>(filter.value));
        writer.end_array();
    }
    return writer.end_array().text();
}

} // namespace

http::ListBounds bounds_of_wanted(std::size_t wanted) {
    constexpr std::size_t for_any = 1'000, for_each = 50, bytes_of_a_row = 2'000;
    http::ListBounds bounds;
    bounds.rows = for_any + for_each * wanted;
    bounds.bytes = std::min(bounds.bytes, bytes_of_a_row * bounds.rows);
    return bounds;
}

std::string list_body(const ListQuery& query, std::size_t start) {
    json::Writer writer;
    writer.begin_object()
        .member("doctype", query.doctype)
        .member("fields", json_of(query.fields))
        .member("filters", json_of(query.filters))
        .member("order_by", "name asc")
        .member("limit_start", start)
        .member("limit_page_length", page_length)
        .end_object();
    return writer.text();
}

} // namespace zksync::frappe
