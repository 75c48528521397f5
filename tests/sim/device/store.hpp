#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "json.hpp"
#include "moment.hpp"

namespace zksync_sim {

using Slot = std::uint32_t; ///< where a row lives, in the order of arrival

struct Person {
    std::string code, first_name, last_name, department;
};

struct UsedTerminal {
    std::string serial, alias;
    Moment last_upload = no_moment;
};

/// Forty bytes a punch: everything that repeats is kept once and pointed at.
struct Row {
    std::int64_t id = 0;
    Moment time = no_moment; ///< no_moment: nothing that a database could compare
    Moment upload = no_moment;
    std::uint32_t person = 0, terminal = 0, state = 0;
    std::uint32_t odd =
        0; ///< 0: nothing but the usual; else one more than the place in the list of odd parts
};

/// What a row says beside or instead of the usual.
struct OddPart {
    enum class Use { adds, replaces_all } use = Use::adds;
    Json fields;
};

enum class Order { id, id_down, time, time_down, upload, upload_down, random, shuffled };
enum class UnusableRows { in_every_window, by_upload_time, in_no_window };
enum class Match { exactly, partly };

struct Filter {
    std::optional<Moment> from, to;                    ///< both included
    std::string emp_code, terminal_sn, terminal_alias; ///< "": any
    Match match = Match::exactly;
    UnusableRows unusable = UnusableRows::in_every_window;
};

struct Selection {
    std::size_t count = 0;   ///< of everything that the filter lets through
    std::vector<Slot> slots; ///< the part that was asked for
};

/// Which rows to delete; at least one of them must be given.
struct Doomed {
    std::vector<std::int64_t> ids;
    std::optional<Moment> from, to;
    std::string emp_code;
    std::size_t first = 0, newest = 0; ///< that many of the lowest, of the highest ids
    bool everything = false;
};

/// The punches of the simulated device.
class Store {
public:
    Slot add(Row row); ///< the id is assigned when it is 0
    /// Keeps the row out of sight until show(), or for a while.
    void add_hidden(Row row, std::optional<std::chrono::milliseconds> duration);
    std::size_t show(const std::vector<std::int64_t>& ids); ///< no ids: all

    std::uint32_t person(const std::string& code);
    std::uint32_t terminal(const std::string& serial, const std::string& alias);
    std::uint32_t state(const std::string& state);
    std::uint32_t odd(OddPart part);

    Selection select(const Filter& filter, Order order, std::size_t offset, std::size_t limit);
    std::optional<Slot> find(std::int64_t id) const;
    void replace(Slot slot, Row row);
    std::size_t remove(const Doomed& doomed);
    void clear();

    /// The database was restored: ids start again, and rows above the given id are gone.
    void restart_ids(std::int64_t next_id, std::optional<std::int64_t> drop_above);

    const Row& row(Slot slot) const { return rows_[slot]; }
    const Person& person_of(const Row& row) const { return people_[row.person]; }
    const UsedTerminal& terminal_of(const Row& row) const { return terminals_[row.terminal]; }
    const std::string& state_of(const Row& row) const { return states_[row.state]; }
    const OddPart* odd_of(const Row& row) const { return row.odd == 0 ? nullptr : &odd_[row.odd - 1]; }
    const std::vector<Person>& people() const { return people_; }
    const std::vector<UsedTerminal>& terminals() const { return terminals_; }
    std::size_t size() const { return by_time_.size() + unusable_.size(); }
    std::size_t hidden() const { return hidden_.size(); }

private:
    struct Hidden {
        Slot slot;
        std::optional<std::chrono::steady_clock::time_point> until;
    };

    Slot keep(Row row);
    void index(Slot slot);
    void bring_up_to_date();
    std::vector<Slot> candidates(const Filter& filter) const;
    bool passes(const Row& row, const Filter& filter) const;
    bool before(Slot a, Slot b, Order order) const;
    std::vector<Slot> doomed_by_rank(const Doomed& doomed) const;

    std::vector<Row> rows_;
    std::vector<Slot> by_time_, unusable_;
    std::vector<Hidden> hidden_;
    std::vector<Person> people_;
    std::vector<UsedTerminal> terminals_;
    std::vector<std::string> states_;
    std::vector<OddPart> odd_;
    std::unordered_map<std::string, std::uint32_t> person_places_, terminal_places_, state_places_;
    std::map<std::string, std::vector<Slot>> sorted_; ///< whole lists in order, until the rows change
    std::int64_t next_id_ = 1;
    std::size_t unsorted_from_ = 0; ///< by_time_ is in order up to here
    bool slots_follow_ids_ = true;
    std::mt19937 random_{1};
};

} // namespace zksync_sim
