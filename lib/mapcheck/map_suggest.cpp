#include "mapcheck/map_suggest.hpp"

#include "mapcheck/near_miss.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

/// The only one of those that are offered; nothing when there are several.
template <class T>
class OnlyOne {
public:
    void offer(const T& one) {
        if (!found_) found_ = one;
        several_ = several_ || *found_ != one;
    }
    std::optional<T> get() const { return several_ ? std::nullopt : found_; }

private:
    std::optional<T> found_;
    bool several_ = false;
};

/// To give somebody another ID who has one that a device uses would break what works.
bool may_take_a_code(const MapPicture& picture, const Staff::Person& person) {
    if (person.status != Staff::Status::active) return false;
    return person.id.size == 0 || !picture.codes.has(picture.staff.text(person.id));
}

const Staff::Person* owner_by_name(const MapPicture& picture, std::string_view name) {
    const std::string form = name_form(name);
    OnlyOne<const Staff::Person*> only;
    if (!form.empty()) {
        picture.staff.for_each_called(form, [&](const Staff::Person& person) {
            if (may_take_a_code(picture, person)) only.offer(&person);
        });
    }
    return only.get().value_or(nullptr);
}

const Staff::Person* owner_by_id(const MapPicture& picture, std::span<const std::string> forms) {
    OnlyOne<const Staff::Person*> only;
    for (const std::string& form : forms) {
        picture.staff.for_each_alike(form, [&](const Staff::Person& person) {
            if (may_take_a_code(picture, person)) only.offer(&person);
        });
    }
    return only.get().value_or(nullptr);
}

} // namespace

std::optional<Suggestion> suggest_owner(const MapPicture& picture, std::span<const DeviceCode> code) {
    const std::string_view text = picture.codes.text(code.front().code);
    const std::string loose = loose_form(text);
    const auto nearly = [&](const Staff::Person& person) {
        return fmt::format("that ID differs {}", difference(text, picture.staff.text(person.id)));
    };
    if (const auto* person = owner_by_id(picture, {&loose, 1})) return Suggestion{person, nearly(*person)};
    for (const DeviceCode& row : code) {
        if (const auto* person = owner_by_name(picture, picture.codes.text(row.name)))
            return Suggestion{person, "the same name"};
    }
    if (const auto* person = owner_by_id(picture, swapped_forms(text)))
        return Suggestion{person, nearly(*person)};
    return std::nullopt;
}

std::optional<std::string> suggest_code(const MapPicture& picture, const Staff::Person& person) {
    const std::string form = name_form(picture.staff.text(person.person_name));
    if (form.empty() || owner_by_name(picture, picture.staff.text(person.person_name)) != &person)
        return std::nullopt;
    OnlyOne<std::string> only;
    picture.codes.for_each_called(form, [&](const DeviceCode& row) {
        const std::string_view code = picture.codes.text(row.code);
        if (picture.staff.with_id(code).empty()) only.offer(std::string(code));
    });
    return only.get();
}

} // namespace zksync
