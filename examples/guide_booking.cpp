// SPDX-License-Identifier: MIT
// Covers: seats as places, several at once, a waiting room with an end, groups that wait for each other.
// Scenario: to the hockey. Clients ask for company about once an hour; one staff goes with up to three of them.
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/batching.hpp>
#include <omsorg/engine/places.hpp>

#include <cstdio>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

struct Outings {
    Outings(int enough, Duration longest) : party{sim, "party", {.enough = enough, .longest = longest}} {}
    Simulation sim{start_of_year(2027)};
    Places staff{sim, "staff", 4};
    Batching party;
    Stream coming{Run{.seed = 5}, Purpose{1001}};
    Duration staff_hours{};
    std::uint64_t clients = 0;
};

Process client(Outings& outings) {
    const Batch party = co_await outings.party.join(); // waits for the others
    ++outings.clients;
    if (!party.leads) co_return; // who came first asks for the staff of all
    auto staff = co_await outings.staff.admit();
    co_await outings.sim.after(3_hours);
    outings.staff_hours += 3_hours;
}

Process requests(Outings& outings) {
    for (std::uint64_t number = 0;; ++number) {
        co_await outings.sim.after(from_hours(outings.coming.exponential(key_of(number))));
        outings.sim.start(client(outings));
    }
}

} // namespace

int main() {
    std::printf("%-26s %10s %12s %22s\n", "go when", "size", "wait, min", "staff hours a client");
    for (const auto& [name, enough, longest] :
         {std::tuple{"alone, at once", 1, 0_hours}, std::tuple{"two, or after 1 h", 2, 1_hours},
          std::tuple{"three, or after 2 h", 3, 2_hours}, std::tuple{"three, however long", 3, forever}}) {
        Outings outings{enough, longest};
        outings.sim.start(requests(outings));
        outings.sim.run_until(start_of_year(2028));
        std::printf("%-26s %10.2f %12.0f %22.2f\n", name, outings.party.sizes().mean(),
                    60 * outings.party.waits().mean_hours(),
                    in_hours(outings.staff_hours) / static_cast<double>(outings.clients));
    }
}
