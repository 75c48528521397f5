#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync {

/// Many short texts in one piece of memory: eight bytes each beside their own.
class TextPool {
public:
    struct Text {
        std::uint32_t at = 0;
        std::uint32_t size = 0;
    };

    Text add(std::string_view text) {
        const Text added{static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(text.size())};
        texts_ += text;
        return added;
    }
    std::string_view view(Text text) const { return std::string_view(texts_).substr(text.at, text.size); }

private:
    std::string texts_;
};

/// Finds rows by a form of one of their texts, in eight bytes a row: it keeps only the form's hash, so
/// whoever looks compares the form itself again.
class FormIndex {
public:
    void add(std::string_view form, std::uint32_t row) {
        if (!form.empty()) entries_.emplace_back(hash(form), row);
    }
    /// Once, before the first look.
    void finish() { std::ranges::sort(entries_); }
    void for_each(std::string_view form, const std::function<void(std::uint32_t row)>& each) const {
        const auto wanted = std::pair{hash(form), std::uint32_t{0}};
        for (auto at = std::ranges::lower_bound(entries_, wanted);
             at != entries_.end() && at->first == wanted.first; ++at)
            each(at->second);
    }

private:
    static std::uint32_t hash(std::string_view form) {
        return static_cast<std::uint32_t>(std::hash<std::string_view>{}(form));
    }

    std::vector<std::pair<std::uint32_t, std::uint32_t>> entries_;
};

} // namespace zksync
