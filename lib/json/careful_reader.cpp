#include "json/careful_reader.hpp"

#include "json/repair.hpp"
#include "json/value.hpp"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace zksync::json {

namespace {

/// Builds a Tree from the reader's events. Values whose container is still open wait in `open_`.
class TreeBuilder {
public:
    TreeBuilder(std::size_t length, std::size_t most_values) : most_values_(most_values) {
        tree_.texts.reserve(length);
    }

    bool Null() { return add({Kind::null}); }
    bool Bool(bool flag) { return add({flag ? Kind::boolean_true : Kind::boolean_false}); }
    // Numbers come as they are spelled; these are asked for by the reader all the same.
    static bool Int(int) { return false; }
    static bool Uint(unsigned) { return false; }
    static bool Int64(std::int64_t) { return false; }
    static bool Uint64(std::uint64_t) { return false; }
    static bool Double(double) { return false; }
    bool RawNumber(const char* begin, rapidjson::SizeType length, bool) {
        return add_text(Kind::number, {begin, length});
    }
    bool String(const char* begin, rapidjson::SizeType length, bool) {
        return add_text(Kind::string, {begin, length});
    }
    bool Key(const char* begin, rapidjson::SizeType length, bool) {
        return add_text(Kind::string, {begin, length});
    }
    bool StartObject() { return is_within_bounds(); }
    bool EndObject(rapidjson::SizeType members) { return close(Kind::object, std::size_t{members} * 2); }
    bool StartArray() { return is_within_bounds(); }
    bool EndArray(rapidjson::SizeType items) { return close(Kind::array, items); }

    Tree take() { return std::move(tree_); }

private:
    bool is_within_bounds() { return ++values_ <= most_values_; }

    bool add(Node node) {
        if (!is_within_bounds()) return false;
        open_.push_back(static_cast<std::uint32_t>(tree_.nodes.size()));
        tree_.nodes.push_back(node);
        return true;
    }

    bool add_text(Kind kind, std::string_view text) {
        const Node node{kind, static_cast<std::uint32_t>(tree_.texts.size()),
                        static_cast<std::uint32_t>(text.size())};
        tree_.texts += text;
        return add(node);
    }

    bool close(Kind kind, std::size_t count) {
        const Node node{kind, static_cast<std::uint32_t>(tree_.children.size()),
                        static_cast<std::uint32_t>(count)};
        const auto first = open_.end() - static_cast<std::ptrdiff_t>(count);
        tree_.children.insert(tree_.children.end(), first, open_.end());
        open_.erase(first, open_.end());
        return add(node);
    }

    Tree tree_;
    std::vector<std::uint32_t> open_;
    std::size_t most_values_, values_ = 0;
};

} // namespace

Tree read_carefully(std::string_view text, std::size_t most_values) {
    const std::string repaired = needs_no_repair(text) ? std::string{} : repair_json(text);
    if (!repaired.empty()) text = repaired;
    rapidjson::MemoryStream stream{text.data(), text.size()};
    TreeBuilder builder{text.size(), most_values};
    rapidjson::Reader reader;
    constexpr unsigned how = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
    const auto result = reader.Parse<how>(stream, builder);
    if (result.Code() == rapidjson::kParseErrorTermination)
        throw ParseError(fmt::format("more than {} values (byte {})", most_values, result.Offset()));
    if (result.IsError()) {
        throw ParseError(
            fmt::format("{} (byte {})", rapidjson::GetParseError_En(result.Code()), result.Offset()));
    }
    // The reader takes a zero byte for the end of the text.
    if (stream.Tell() != text.size()) {
        throw ParseError(fmt::format("a zero byte in the text (byte {})", stream.Tell()));
    }
    return builder.take();
}

} // namespace zksync::json
