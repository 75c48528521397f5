#pragma once

#include "harness/push_scene.hpp"

#include <random>
#include <string>
#include <vector>

namespace crash {

/// What a seed decides.
class Dice {
public:
    explicit Dice(unsigned seed) : random_(seed) {}
    /// Both ends included.
    int between(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }
    /// True in so many of a hundred.
    bool in_hundred(int chances) { return between(1, 100) <= chances; }
    template <class List>
    const auto& one_of(const List& list) {
        return list[static_cast<std::size_t>(between(0, static_cast<int>(list.size()) - 1))];
    }

private:
    std::mt19937 random_;
};

/// People who punch, and how many of them HR knows: the last is a stranger.
constexpr int people = 6;
std::string code_of(int person);

/// How far back go-live lies, and how far back punches may be.
constexpr int days_live = 12;

/// Whether the device deletes rows. One that does may do so in the same count as others come late: within the
/// look-back that is found, before it only `reconcile` does.
enum class Rows { stay, may_go };

/// Things that happen at the device while nobody reads: punches, late uploads, purges, a restore.
std::string change_device(Dice& dice, e2e::Scene& scene, Rows rows);
/// Faults that wait for the next pass, at either end. Return what they did, for the story of a run.
std::string break_device(Dice& dice, e2e::Scene& scene, Rows rows);
std::string break_site(Dice& dice, e2e::Scene& scene);
/// The site is out of order for some requests, and says so in its own JSON.
std::string stop_site(Dice& dice, e2e::Scene& scene);
/// A User Permission hides people and their check-ins from zksync, or no longer does.
std::string hide_people(Dice& dice, e2e::Scene& scene);
void hide_nobody(e2e::Scene& scene);

} // namespace crash
