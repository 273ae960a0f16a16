// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

/// Who a row is about, so that a worker can never be mistaken for a client.
///
/// People, workers and districts are rows in columns, addressed by 32 bits. The number says
/// where the row lies in this run; it says nothing about who the person is. Chance and ties
/// therefore go by `Key`, never by `Id`.
///
/// The law: ids of different things neither compare nor convert; an id is valid or it is `none()`.
///
/// Example
///
///     PersonId anna{rows};            // the next free row
///     age[anna.index()] = 83;
namespace omsorg {

template <class Of>
class Id {
public:
    constexpr Id() noexcept = default;
    explicit constexpr Id(std::integral auto row) noexcept : row_{static_cast<std::uint32_t>(row)} {}

    [[nodiscard]] static constexpr Id none() noexcept { return Id{}; }
    [[nodiscard]] constexpr std::uint32_t index() const noexcept { return row_; }
    [[nodiscard]] constexpr bool valid() const noexcept { return row_ != nobody; }

    friend constexpr auto operator<=>(Id, Id) noexcept = default;

private:
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t row_ = nobody;
};

using PersonId = Id<struct PersonRow>;
using WorkerId = Id<struct WorkerRow>;
using DistrictId = Id<struct DistrictRow>;
using ZoneId = Id<struct ZoneRow>;

} // namespace omsorg

template <class Of>
struct std::hash<omsorg::Id<Of>> {
    std::size_t operator()(omsorg::Id<Of> id) const noexcept {
        return std::hash<std::uint32_t>{}(id.index());
    }
};
