#include "mapcheck/map_suggest.hpp"

#include "mapcheck/map_names.hpp"
#include "mapcheck/map_words.hpp"
#include "mapcheck/near_miss.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace zksync {
namespace {

using Taker = std::function<void(const Staff::Person&)>;

void for_each_namesake(const MapPicture& picture, std::span<const DeviceCode> code, Tie tie,
                       const Taker& take) {
    for_each_name(picture, code, [&](std::string_view name, const DeviceCode&) {
        if (tie == Tie::name) {
            picture.staff.for_each_called(name_form(name), take);
        } else {
            picture.staff.for_each_sounding(sound_form(name), take);
        }
    });
}

/// HR may have typed the bare code. Only where the codes of all devices are there: it may be somebody's on
/// another one.
std::vector<std::string> near_forms(const MapPicture& picture, std::string_view id) {
    std::vector<std::string> forms{loose_form(id)};
    const auto spellings = picture.spellings.find(id);
    const bool knows_all = picture.devices.size() >= picture.config.devices.size();
    if (spellings == picture.spellings.end() || !knows_all) return forms;
    for (const std::string& code : spellings->second) {
        std::string form = loose_form(code);
        if (std::ranges::find(forms, form) == forms.end()) forms.push_back(std::move(form));
    }
    return forms;
}

/// Everybody whose ID is nearly the code and whose name is not another's.
void for_each_near_id(const MapPicture& picture, std::span<const DeviceCode> code, Tie tie,
                      const Taker& take) {
    const std::string_view text = picture.codes.text(code.front().code);
    const auto forms = tie == Tie::id ? near_forms(picture, text) : swapped_forms(text);
    for (const std::string& form : forms) {
        picture.staff.for_each_alike(form, [&](const Staff::Person& person) {
            if (!is_plainly_another(picture, code, person)) take(person);
        });
    }
}

void for_each_tied(const MapPicture& picture, std::span<const DeviceCode> code, Tie tie, const Taker& take) {
    if (tie == Tie::name || tie == Tie::sound) return for_each_namesake(picture, code, tie, take);
    if (tie == Tie::id || tie == Tie::swapped) return for_each_near_id(picture, code, tie, take);
    std::set<const Staff::Person*> near;
    for_each_near_id(picture, code, Tie::id, [&](const Staff::Person& person) { near.insert(&person); });
    for_each_namesake(picture, code, Tie::name, [&](const Staff::Person& person) {
        if (near.contains(&person)) take(person);
    });
}

} // namespace

Suggestions::Suggestions(const MapPicture& picture) : picture_(picture) {
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        const std::string_view text = picture.codes.text(code.front().code);
        const auto* owner = owner_of(picture, text);
        const bool is_free = owner != nullptr ? is_plainly_another(picture, code, *owner)
                                              : picture.staff.with_id(text).empty();
        if (is_free) free_codes_.push_back(code);
    });
    by_code_.assign(free_codes_.size(), none);
    by_person_.assign(picture.staff.people().size(), none);
    for (const Tie tie : std::array{Tie::name_and_id, Tie::name, Tie::sound, Tie::id, Tie::swapped})
        settle(tie);
}

/// To give somebody another ID who has one that a device uses would break what works.
bool Suggestions::is_free(std::uint32_t number) const {
    const Staff::Person& person = picture_.staff.people()[number];
    if (!is_employed(picture_, person) || by_person_[number] != none) return false;
    const auto code = picture_.codes.of(picture_.staff.text(person.id));
    return person.id.size == 0 || code.empty() || is_plainly_another(picture_, code, person);
}

void Suggestions::offer(Pairs& pairs, std::uint32_t number, Tie tie) const {
    if (by_code_[number] != none) return;
    const auto code = free_codes_[number];
    const std::string_view text = picture_.codes.text(code.front().code);
    for_each_tied(picture_, code, tie, [&](const Staff::Person& person) {
        const std::uint32_t who = picture_.staff.number_of(person);
        if (is_free(who) && picture_.staff.text(person.id) != text) pairs.emplace_back(number, who);
    });
}

/// Of what has such a tie, what has no other: two who are called alike are nobody's suggestion.
void Suggestions::settle(Tie tie) {
    Pairs pairs;
    for (std::uint32_t code = 0; code < free_codes_.size(); ++code) offer(pairs, code, tie);
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<std::uint32_t> people_of(by_code_.size()), codes_of(by_person_.size());
    for (const auto& [code, person] : pairs) {
        ++people_of[code];
        ++codes_of[person];
    }
    for (const auto& [number, person] : pairs) {
        if (people_of[number] > 1 || codes_of[person] > 1) continue;
        by_code_[number] = by_person_[person] = static_cast<std::uint32_t>(all_.size());
        all_.push_back({free_codes_[number], &picture_.staff.people()[person], tie});
    }
}

const Suggestions::Suggestion* Suggestions::of_code(std::string_view code) const {
    const auto rows = picture_.codes.of(code);
    const auto found =
        std::ranges::lower_bound(free_codes_, rows.data(), {}, &std::span<const DeviceCode>::data);
    if (rows.empty() || found == free_codes_.end() || found->data() != rows.data()) return nullptr;
    const std::uint32_t number = by_code_[static_cast<std::size_t>(found - free_codes_.begin())];
    return number == none ? nullptr : &all_[number];
}

const Suggestions::Suggestion* Suggestions::of_person(const Staff::Person& person) const {
    const std::uint32_t number = by_person_[picture_.staff.number_of(person)];
    return number == none ? nullptr : &all_[number];
}

std::string Suggestions::reason(const Suggestion& suggestion) const {
    const std::string_view code = picture_.codes.text(suggestion.code.front().code);
    const std::string_view id = picture_.staff.text(suggestion.person->id);
    const auto nearly = [&]() -> std::string {
        const bool lacks_prefix = suggestion.tie != Tie::swapped && loose_form(code) != loose_form(id);
        if (lacks_prefix) return "that ID is the code alone, without what code_prefix puts before it";
        return fmt::format("that ID differs {}", difference(code, id));
    };
    switch (suggestion.tie) {
    case Tie::name_and_id:
        return "the same name, and " + nearly();
    case Tie::name:
        return "the same name";
    case Tie::sound:
        return "nearly the same name";
    case Tie::id:
    case Tie::swapped:
        return nearly();
    }
    return "";
}

void Suggestions::put(Finding& finding, const Suggestion& suggestion) const {
    put_code(finding, picture_, suggestion.code);
    put_id_field(finding, picture_, *suggestion.person);
    // By the digits alone nobody should type it.
    if (is_named_like(picture_, suggestion.code, *suggestion.person)) finding.type_this = finding.code;
    const std::string instead =
        finding.value_now.empty() ? ", which is empty" : " in the place of " + shown(finding.value_now);
    finding.what_to_do = fmt::format("if this is {} ({}): type {} into {}{}", called(finding),
                                     reason(suggestion), shown(finding.code), finding.field, instead);
    if (const auto* owner = owner_of(picture_, finding.code); owner && owner != suggestion.person)
        finding.what_to_do += fmt::format(", and take it from {}", called(picture_, *owner));
}

} // namespace zksync
