#pragma once

#include "mapcheck/map_rows.hpp"
#include "mapcheck/map_suggest.hpp"

#include <array>
#include <cstddef>

namespace zksync {

/// Everything that is to be found, one row a person, what stands in the way of a go-live first. Nothing of it
/// is kept: who asks for the rows again has them looked for again, which takes seconds and no memory.
class FindingRows {
public:
    /// Of a picture that is finished; it stays with that picture.
    explicit FindingRows(const MapPicture& picture);

    std::size_t size() const;
    /// How many of them stand in the way of a go-live.
    std::size_t blocking() const;
    void for_each(const FindingSink& each) const;

    static constexpr std::size_t kinds_of_looking = 18;

private:
    /// What one kind of looking finds.
    struct Found {
        std::uint32_t all = 0, blocking_rows = 0, other_rows = 0;
    };
    void count_rows();
    void tell(const FindingSink& each, std::uint32_t Found::*rows) const;

    const MapPicture& picture_;
    Suggestions suggestions_;
    RowPlan plan_;
    std::array<Found, kinds_of_looking> found_{};
};

} // namespace zksync
