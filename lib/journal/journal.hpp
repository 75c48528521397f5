#pragma once

#include "journal/counts.hpp"
#include "journal/row.hpp"
#include "journal/said_memory.hpp"
#include "sqlite/file_kind.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync {

/// What `Journal::store` did with a row that was read.
enum class Stored {
    fresh,      ///< not in the journal before
    known,      ///< in it already, the same
    corrected,  ///< the same identity with another code or state; not delivered yet, so the row was updated
                ///< (one that is in doubt keeps what was sent and takes the correction when it falls back to
                ///< pending)
    changed,    ///< the same, but delivered: kept and marked, reported once (known from then on)
    taken_over, ///< a file had it before: the row is the server's from now on, with all that became of it
};

class Atomic; // the room's own

/// The memory between device and site: one SQLite file a device, 0600, WAL, synchronous=FULL. A row once
/// stored is never deleted. Everything throws Error (state) with the file's path and the reason when the disk
/// is full, the file is read-only, damaged, or of a newer schema; the hint never says "delete it". Changes
/// outside a Transaction are transactions of their own.
class Journal {
public:
    /// Opens or creates `<state>/<device>.db` and brings its schema up to date.
    explicit Journal(const std::filesystem::path& file, const UpgradeWatch& watch = {});
    /// The same for a copy (snapshot.hpp): what is wrong with its content is said of the original.
    Journal(const std::filesystem::path& copy, const std::filesystem::path& original,
            const UpgradeWatch& watch = {});
    ~Journal();
    Journal(Journal&&) noexcept;

    /// For `status` and `why`: never creates or changes a file; nothing when there is none.
    static std::optional<Journal> open_existing(const std::filesystem::path& file);

    /// Rolls back unless committed. Not nested: Error (bug).
    class Transaction {
    public:
        explicit Transaction(Journal& journal);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        void commit();

    private:
        Journal* journal_;
        std::unique_ptr<Atomic> atomic_;
    };

    // -- small values: the URLs it is bound to, marks; and what was said
    std::optional<std::string> value(std::string_view key) const;
    void set_value(std::string_view key, std::string_view value);
    void erase_value(std::string_view key);
    SaidMemory said();

    // -- reading
    /// Stores what was read, in `judgement`, unless its identity (id, punch time as reported, terminal) is
    /// known. A row of a file with the same code, second and terminal is taken over. A known row is no longer
    /// gone, and takes a correction as `Stored` says: `judgement` with it, but a release stands.
    Stored store(const Punch& punch, const Judgement& judgement, Moment read_at);
    /// The same, with the row's own number.
    std::pair<std::int64_t, Stored> store_row(const Punch& punch, const Judgement& judgement, Moment read_at);
    /// A row that was just stored lay before the forward mark: for terminal_days.
    void count_late(const Punch& punch);
    /// The code that the row of a punch's identity has; nothing where there is none.
    std::optional<EmployeeCode> code_of(const Punch& punch) const;
    /// The codes of a terminal's rows with from ≤ id ≤ to, each once.
    std::vector<EmployeeCode> codes_of_ids(const std::string& terminal, std::int64_t from,
                                           std::int64_t to) const;
    /// Stores what a file has, unless a row of the same code, whole second and terminal is known, whoever has
    /// it (docs/rules.md, section 1, *Files*): `fresh` or `known`. Where the punch, or the row of another
    /// file, names no terminal, any will do. `punch` has a time; its id does not matter.
    Stored store_from_file(const Punch& punch, const Judgement& judgement, Moment read_at);
    /// The rows that came from one terminal count as another's from now on, because both names are of the
    /// same one. Those of files stay, and so does one that the other has too. Returns how many there were.
    std::int64_t rename_terminal(const std::string& before, const std::string& name);
    /// Rows with from ≤ time ≤ to that the server still has; those that only a file has it never had. Rows
    /// without a usable time are in no range, those that were given one neither: the server does not count
    /// them by it.
    std::int64_t count(LocalTime from, LocalTime to) const;
    /// The same with time < to.
    std::int64_t count_before(LocalTime from, LocalTime to) const;
    /// Those rows themselves (from ≤ time < to), gone ones too, oldest first.
    std::vector<JournalRow> rows_between(LocalTime from, LocalTime to) const;
    void mark_gone(std::span<const std::int64_t> seqs, Moment since);
    std::vector<SettledCell> settled_cells(LocalTime from,
                                           LocalTime to) const; ///< those that lie wholly inside
    void settle_cell(const SettledCell& cell);                  ///< replaces one with the same bounds
    void unsettle_cells(LocalTime from, LocalTime to);          ///< forgets those that overlap

    // -- looking
    std::optional<JournalRow> row(std::int64_t seq) const;
    /// Rows in that state (and for that reason, unless `none`), oldest punch first by time, id, seq; those
    /// without a usable time come last. At most `limit`; `skip` of them left out first.
    std::vector<JournalRow> rows(PunchState state, Reason reason, int limit, int skip = 0) const;
    /// Walks all rows in that state in the order of seq; `each` may change them. They are read a thousand at
    /// a time.
    void for_each(PunchState state, const std::function<void(const JournalRow&)>& each);
    /// The rows of one employee code, apart from the blanks around it, with from ≤ time < to, oldest first.
    std::vector<JournalRow> rows_of(const EmployeeCode& code, LocalTime from, LocalTime to) const;
    /// Those that were given a time, in whatever state, in the order of seq.
    std::vector<JournalRow> rows_with_given_time() const;
    /// A row whose last sent check-in was of that employee at that second, delivered or not.
    std::optional<JournalRow> row_sent(const std::string& employee, SiteTime time) const;
    /// Rows whose last sent check-in was of that employee with from ≤ time < to, delivered or not, oldest
    /// first.
    std::vector<JournalRow> rows_sent(const std::string& employee, SiteTime from, SiteTime to) const;
    /// What was sent of the rows in state `sent` with settled_at ≥ since, by time sent, then seq: those after
    /// that place. At most `limit`.
    std::vector<SentPunch> sent_after(Moment since, const SentPunch::Place& place, int limit) const;
    /// Of the rows in state `sent` with settled_at ≥ since: their Shift Types, and the oldest time that was
    /// sent.
    std::vector<std::string> shifts_of_sent(Moment since) const;
    std::optional<SiteTime> oldest_sent(Moment since) const;
    std::vector<StateCount> counts() const;
    /// Those of counts() in one of the states that are still to do: pending, in doubt, waiting, quarantined.
    /// Each pass asks for these, and pays for them alone, however many years lie behind it.
    std::vector<StateCount> counts_to_do(PunchState state) const;
    /// counts() by the day of the punch, of those with from ≤ time < to, and of those without a usable time,
    /// which lie in no range and outside none; these first, then by day.
    std::vector<DayOutcome> outcomes(LocalTime from, LocalTime to) const;
    /// The same by terminal, whatever became of them; and of the days that have a part in that range, how
    /// many came late. Only those of a terminal that has either.
    std::vector<TerminalDay> terminal_days(LocalTime from, LocalTime to) const;
    /// The midnights of the first and the last day that has rows.
    std::optional<std::pair<LocalTime, LocalTime>> span_of_days() const;
    /// Without the blanks around them, each once; most rows first.
    std::vector<CodeCount> codes(PunchState state, Reason reason) const;
    std::vector<TerminalActivity> terminals(LocalTime until) const;
    /// The serial numbers that any row has; "" where some were typed in by hand.
    std::set<std::string> terminals_with_rows() const;
    /// The newest punch time not after that, as the device has it; what only a file has is left out.
    std::optional<LocalTime> newest(LocalTime until) const;
    /// By terminal, over the rows read since then.
    std::vector<UploadDelay> upload_delays(Moment read_since) const;
    /// The latest upload time (the device's clock) of punches from `since` on that were read before that
    /// moment: by then the device's clock showed at least that.
    std::optional<LocalTime> newest_upload(LocalTime since, Moment read_before) const;
    /// The oldest punch time in that state whose row was read at or after `read_since` (all: Moment::min())
    /// and not after `read_until`. Rows that are gone hold nothing and are left out (docs/rules.md,
    /// section 6).
    std::optional<LocalTime> oldest(PunchState state, Moment read_since,
                                    Moment read_until = Moment::max()) const;
    /// The oldest punch time of all that are still to be delivered, those that the device no longer has
    /// included.
    std::optional<LocalTime> oldest_undelivered() const;
    /// The codes in that state whose rows were read before that moment; gone rows left out. As codes().
    std::vector<CodeCount> codes_read_before(PunchState state, Moment moment) const;
    /// Check-ins of punches from `since` on that came too late to be counted, newest first. At most `limit`.
    std::vector<JournalRow> too_late(LocalTime since, int limit) const;
    /// How many there are.
    std::int64_t too_late_count(LocalTime since) const;
    /// Those of punches with from ≤ time < to, oldest first. At most `limit`.
    std::vector<JournalRow> too_late_between(LocalTime from, LocalTime to, int limit) const;
    std::int64_t too_late_count(LocalTime from, LocalTime to) const;
    /// How often each punch_state came with a usable code: to suggest a direction.
    std::map<std::optional<int>, std::int64_t> state_codes(LocalTime since) const;
    /// Of punches from `since` on that are somebody's (not ignored), in the order of codes.
    void for_each_origin(LocalTime since, const std::function<void(const OriginCount&)>& each) const;
    /// Distinct codes of all rows that are somebody's (not ignored), in order.
    void for_each_code(const std::function<void(const CodeCount&)>& each) const;
    /// Each code of the journal, and other texts besides, in no order: quick, however many rows there are.
    void for_each_possible_code(const std::function<void(const EmployeeCode&)>& each) const;
    /// Whether a row has that code, whatever blanks are around it, and is somebody's (not ignored).
    bool has_code(const EmployeeCode& code) const;

    // -- double taps
    /// Rows with a time after that, by time, then id; without their details. Until `each` returns false; it
    /// must not change rows.
    void for_each_tap(LocalTime after, const std::function<bool(const TapRow&)>& each) const;
    /// Where something changed that double taps depend on, and where rows behind that number are kept; by
    /// time.
    std::vector<TapPlace> unjudged_taps(std::int64_t after_seq) const;
    /// The number of the row that was stored last; 0 where there is none.
    std::int64_t newest_seq() const;
    /// Everything that unjudged_taps has told of changes is judged by now.
    void forget_unjudged_taps();

    // -- what became of rows
    /// Sets state, reason and detail; `tried_at` too when the reason is `refused`. A row that is no longer in
    /// doubt takes a correction that waited for that, and has no check-in's name any more.
    void set_judgement(std::int64_t seq, const Judgement& judgement, Moment now);
    void set_released(std::int64_t seq);
    /// Gives a row one in the place of what the device reported, and releases it. It stays when the row is
    /// read again.
    void give_time(std::int64_t seq, LocalTime time);
    /// What a row's reported time is taken for now; one that was given goes.
    void set_time(std::int64_t seq, std::optional<LocalTime> time);
    /// in-doubt, with what is sent; one transaction for all. An older check-in's name goes.
    void mark_in_flight(std::span<const std::pair<std::int64_t, Checkin>> rows, const Departure& departure);
    /// The names that the site answered; the rows stay in doubt until they were read back. One transaction.
    void store_names(std::span<const std::pair<std::int64_t, std::string>> names);
    /// sent or duplicate, with the check-in's name ("" when not known: one that the site answered stays).
    void set_delivered(std::int64_t seq, PunchState state, const std::string& checkin, Moment now);
    /// Somebody else's check-in of that second is there before this row's: the row is a `duplicate` of that
    /// one from now on, and so is whatever was a duplicate of its own.
    void yield_to(std::int64_t seq, const std::string& checkin, Moment now);
    /// What the site says of a delivered check-in.
    void set_shift(std::int64_t seq, const std::string& shift);
    void set_too_late(std::int64_t seq);
    void clear_too_late(std::int64_t seq);
    /// Everything delivered or in doubt is pending again, without what the old site said of it: `push
    /// --to-new-site`. Returns how many rows.
    std::int64_t forget_deliveries();

private:
    struct Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace zksync
