#include "json/quick_reader.hpp"

#include "core/utf8.hpp"
#include "json/plain_text.hpp"

#include <algorithm>

namespace zksync::json {
namespace {

constexpr std::size_t most_nodes_at_first = 1U << 16;
constexpr std::size_t usual_bytes_a_node = 12;

/// A container that is still open: its values are those of `open_` from there on.
struct Frame {
    std::uint32_t first = 0;
    Kind kind = Kind::array;
};

/// Texts stay where they are: the tree has the whole text, and what escapes mean behind it.
class QuickReader {
public:
    QuickReader(std::string_view text, std::size_t most_values) : text_(text), most_values_(most_values) {
        tree_.texts = text;
        tree_.nodes.reserve(std::min(text.size() / usual_bytes_a_node, most_nodes_at_first));
    }

    bool read() {
        do {
            if (!read_value()) return false;
        } while (!frames_.empty() && !is_closed());
        skip_blanks();
        return at_ == text_.size() && is_good_;
    }
    Tree take() { return std::move(tree_); }

private:
    char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take_if(char wanted) {
        if (here() != wanted) return false;
        ++at_;
        return true;
    }
    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    bool add(Node node) {
        if (++values_ > most_values_) return false;
        open_.push_back(static_cast<std::uint32_t>(tree_.nodes.size()));
        tree_.nodes.push_back(node);
        return true;
    }
    bool add_text(Kind kind, std::size_t first, std::size_t count) {
        return add({kind, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count)});
    }

    /// A value, or the beginning of one, up to its first scalar.
    bool read_value() {
        skip_blanks();
        while (here() == '{' || here() == '[') {
            if (++values_ > most_values_) return false;
            const bool is_object = here() == '{';
            frames_.push_back(
                {static_cast<std::uint32_t>(open_.size()), is_object ? Kind::object : Kind::array});
            ++at_;
            skip_blanks();
            if (here() == (is_object ? '}' : ']')) return true;
            if (is_object && !read_name()) return false;
            skip_blanks();
        }
        return read_scalar();
    }

    /// What is behind a value: true when the outermost container is closed, false where another value
    /// follows, or nothing good.
    bool is_closed() {
        while (!frames_.empty()) {
            skip_blanks();
            const bool in_object = frames_.back().kind == Kind::object;
            if (take_if(in_object ? '}' : ']')) {
                if (close()) continue;
            } else if (open_.size() > frames_.back().first && take_if(',')) {
                skip_blanks();
                if (!in_object || read_name()) return false;
            }
            is_good_ = false;
            return true;
        }
        return true;
    }

    bool close() {
        const Frame frame = frames_.back();
        frames_.pop_back();
        const Node node{frame.kind, static_cast<std::uint32_t>(tree_.children.size()),
                        static_cast<std::uint32_t>(open_.size() - frame.first)};
        const auto first = open_.begin() + static_cast<std::ptrdiff_t>(frame.first);
        tree_.children.insert(tree_.children.end(), first, open_.end());
        open_.erase(first, open_.end());
        return add(node);
    }

    bool read_name() {
        if (!read_string()) return false;
        skip_blanks();
        return take_if(':');
    }

    bool read_scalar() {
        const char first = here();
        if (first == '"') return read_string();
        if (first == '-' || is_digit(first)) return read_number();
        return read_word("null", Kind::null) || read_word("true", Kind::boolean_true) ||
               read_word("false", Kind::boolean_false);
    }

    bool read_word(std::string_view word, Kind kind) {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return add({kind});
    }

    bool read_number() {
        const std::size_t length = plain_number(text_.substr(at_));
        if (length == 0) return false;
        at_ += length;
        return add_text(Kind::number, at_ - length, length);
    }

    bool read_string() {
        if (!take_if('"')) return false;
        const std::size_t first = at_;
        at_ += plain_length(text_.substr(at_));
        if (take_if('"')) return add_text(Kind::string, first, at_ - 1 - first);
        return read_odd_string(first);
    }

    /// One with escapes, or letters beyond ASCII: it is put together behind the text.
    bool read_odd_string(std::size_t first) {
        const std::size_t begin = tree_.texts.size();
        tree_.texts += text_.substr(first, at_ - first);
        while (!take_if('"')) {
            const std::string_view rest = text_.substr(at_);
            const std::size_t length =
                here() == '\\' ? append_escaped(rest, tree_.texts) : letter_length(rest);
            if (length == 0) return false;
            if (here() != '\\') tree_.texts += rest.substr(0, length);
            at_ += length;
        }
        return add_text(Kind::string, begin, tree_.texts.size() - begin);
    }

    /// Of ASCII that needs no escape, or of a letter beyond it; 0 where neither follows.
    static std::size_t letter_length(std::string_view rest) {
        const std::size_t plain = plain_length(rest);
        if (plain > 0 || rest.empty() || static_cast<unsigned char>(rest.front()) < 0x80) return plain;
        return first_character(rest).length;
    }

    std::string_view text_;
    std::size_t most_values_, at_ = 0, values_ = 0;
    bool is_good_ = true;
    Tree tree_;
    std::vector<std::uint32_t> open_;
    std::vector<Frame> frames_;
};

} // namespace

std::optional<Tree> read_plain(std::string_view text, std::size_t most_values) {
    QuickReader reader(text, most_values);
    if (!reader.read()) return std::nullopt;
    return reader.take();
}

} // namespace zksync::json
