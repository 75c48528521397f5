#include "frappe/unknown_field.hpp"

namespace zksync::frappe {

bool UnknownField::names(std::string_view field) const {
    const auto in_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    for (auto place = words_.find(field); place != std::string::npos; place = words_.find(field, place + 1)) {
        const std::size_t end = place + field.size();
        if ((place == 0 || !in_word(words_[place - 1])) && (end == words_.size() || !in_word(words_[end])))
            return true;
    }
    return false;
}

} // namespace zksync::frappe
