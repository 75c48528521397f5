#include "notify/plan.hpp"

#include <algorithm>
#include <map>

namespace zksync::notify {
namespace {

using Days = std::chrono::days;

/// How long after it was told first a matter is due again that was told last `before` after that: after 1, 3
/// and 7 days, then weekly. Half a day early is the same reminder, so that what came some hours after another
/// matter is told with that from then on.
std::chrono::seconds next_reminder(std::chrono::seconds before) {
    constexpr std::chrono::hours early{12};
    for (const Days point : {Days{1}, Days{3}, Days{7}})
        if (before + early < point) return point;
    return Days{7} * ((before + early) / Days{7} + 1);
}

bool is_due(const Told& told, Moment now) {
    // A pass of the same hour, which takes now longer and now less, is not too early by some minutes.
    constexpr std::chrono::minutes slack{30};
    // This host's clock may have been wrong.
    if (told.first > now || told.last > now) return true;
    return now - told.first >= next_reminder(told.last - told.first) - slack;
}

std::vector<Moment> of_the_last_day(const std::vector<Moment>& messages, Moment now) {
    std::vector<Moment> recent;
    std::ranges::copy_if(messages, std::back_inserter(recent),
                         [&](Moment sent) { return sent <= now && now - sent < Days{1}; });
    return recent;
}

/// Makes the plan for one reader, matter by matter.
class Planner {
public:
    Planner(Reader reader, const Sight& sight, std::span<const Told> told, Moment now)
        : reader_(word_of(reader)), sight_(sight), now_(now) {
        for (const Told& one : told)
            if (one.id.reader == reader_) told_.emplace(one.id, one);
    }

    Plan make() {
        for (const ToldKey& id : sight_.faded) forget(id);
        for (const Matter& matter : sight_.lasting)
            if (matter.id.reader == reader_) lasts(matter);
        for (const auto& [id, told] : told_)
            if (!lasting_.contains(id)) is_gone(told);
        return std::move(plan_);
    }

private:
    /// Whether a message may be sent because of it.
    static bool may_send(const Told& next) { return next.messages.size() < most_a_day; }

    /// What is remembered of it once it was told; a message is sent because of it where it `asks` for one
    /// and may.
    enum class Asks { no, yes };
    void tell(Told& next, Asks asks) {
        next.last = now_;
        if (asks == Asks::no || !may_send(next)) return;
        next.messages.push_back(now_);
        plan_.due = Plan::Due::yes;
    }
    static std::optional<Moment> silence_after(const Told& next) {
        if (may_send(next)) return std::nullopt;
        return next.messages.front() + Days{1};
    }

    void lasts(const Matter& matter) {
        lasting_.insert(matter.id);
        const auto found = told_.find(matter.id);
        const Told* before = found == told_.end() ? nullptr : &found->second;
        const bool came = !before || before->stands == Told::Stands::over;
        const bool is_worse = !came && (matter.amount > before->amount || matter.stamp != before->stamp);
        Told next{matter.id, matter.title, matter.stamp, matter.amount, Told::Stands::lasts, now_, now_, {}};
        if (before) next.messages = of_the_last_day(before->messages, now_);
        if (!came) next.first = std::min(before->first, now_);
        const bool asks = came || is_worse || is_due(*before, now_);
        tell(next, asks ? Asks::yes : Asks::no);
        Shown shown{matter, silence_after(next)};
        (came || is_worse ? plan_.news : plan_.lasting).push_back(std::move(shown));
        if (!came && matter.amount < before->amount) note_less(*before, matter);
        plan_.told.push_back(std::move(next));
    }

    void note_less(Told before, const Matter& matter) {
        before.amount = matter.amount;
        plan_.less.push_back(std::move(before));
    }

    void is_gone(const Told& told) {
        const bool is_known = sight_.seen.contains({told.id.topic, told.id.about});
        if (told.stands == Told::Stands::over) {
            if (now_ - told.last >= Days{1} || told.last > now_) plan_.forgotten.push_back(told.id);
            return;
        }
        if (!is_known) return;
        Told next = told;
        next.stands = Told::Stands::over;
        next.messages = of_the_last_day(told.messages, now_);
        tell(next, Asks::yes);
        plan_.over.push_back({told, silence_after(next)});
        plan_.told.push_back(std::move(next));
    }

    void forget(const ToldKey& id) {
        if (told_.erase(id) > 0) plan_.forgotten.push_back(id);
    }

    std::string_view reader_;
    const Sight& sight_;
    Moment now_;
    std::map<ToldKey, Told> told_;
    std::set<ToldKey> lasting_;
    Plan plan_;
};

} // namespace

Plan plan_for(Reader reader, const Sight& sight, std::span<const Told> told, Moment now) {
    return Planner(reader, sight, told, now).make();
}

} // namespace zksync::notify
