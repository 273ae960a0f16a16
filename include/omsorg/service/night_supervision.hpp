// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/funnel.hpp>
#include <omsorg/service/night_assumptions.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Night supervision at home: a visit, or a look through a camera with staff behind it [digital nattillsyn].
///
/// Each client is checked a few times a night. Who is checked by camera is decided by a funnel whose four
/// steps are four parameters and four draws of the client's own, so that a wider offer adds clients and moves
/// nobody else:
///
///     offered ─▶ suitable ─▶ accepted ─▶ trial ─▶ retained          (else: visits)
///
/// A look takes minutes, not a drive. When she is not seen, staff look again; when she is still not seen, or
/// when something is wrong, staff go there:
///
///     E[staff minutes per check] = m + p_abnormal·t + p_unseen·(m + p_still·t)
///
/// (m = 1.5 minutes, t = 30, p = .01, .1, .5: 3.45 minutes, 88.5 % less than a visit.)
///
/// A technical failure turns a client's whole night into visits. Looks are made at the alarm centre and never
/// wait; the night patrol's hours are finite: urgent visits first, then planned ones, in an order of clients
/// that moves on every night. What does not fit is missed for lack of staff.
///
/// Cameras that were there when the run began are found before the first night, so that nobody staffs the patrol for
/// visits that will be looks.
///
/// The law: granted = delivered + replaced by digital + no staff, and at offer 0 nothing digital is left.
namespace omsorg {

/// The hours of the checks, by what became of them.
struct NightHours {
    Hours granted{}, delivered{}, replaced_by_digital{}, no_staff{};

    NightHours& operator+=(const NightHours& other);
    bool operator==(const NightHours&) const = default;
    void balance() const;
};

struct NightYear {
    std::vector<NightHours> by_district; ///< indexed by DistrictId
    Hours visits{};                      ///< staff time with clients
    Hours travel{};
    Hours looks{}; ///< staff time at the camera
    Hours setup{}; ///< installing and teaching
    std::int64_t client_nights = 0;
    std::int64_t camera_nights = 0; ///< of them by camera: what the licence is paid for
    std::int64_t checks = 0;
    std::int64_t planned_visits = 0; ///< checks that were to be visits, failures included
    std::int64_t escalations = 0;    ///< looks that ended in a visit
    std::int64_t missed = 0;         ///< visits that did not fit
    std::int64_t cameras_started = 0;
    std::int64_t cameras_given_up = 0;

    [[nodiscard]] NightHours clients() const;
    [[nodiscard]] Hours staff() const { return visits + travel + looks + setup; }
    [[nodiscard]] double digital_share() const; ///< of the client nights

    NightYear& operator+=(const NightYear& other);
    bool operator==(const NightYear&) const = default;
    void balance() const;
};

/// Does this home-care client have night supervision? Her own draw against the share.
[[nodiscard]] bool has_night_supervision(const NightSupervisionAssumptions& a, Run run, Key person);

/// The share who say yes to a camera on a night, of those who are offered it and suited.
[[nodiscard]] double camera_accepted(const NightSupervisionAssumptions& a, Day night);

/// The closed form above, for one check by camera.
[[nodiscard]] double expected_minutes_per_look(const NightSupervisionAssumptions& a);

class NightSupervision {
public:
    NightSupervision(const NightSupervisionAssumptions& assumptions, Run run, std::size_t districts);

    /// The clients of the base year have the cameras of their first night already when its staff is solved.
    void found_cameras(Day first);
    /// From the next night on; she is offered what is offered then.
    void admit(Key client, DistrictId district);
    void leave(Key client);
    void move(Key client, DistrictId district);
    [[nodiscard]] bool has(Key client) const;
    [[nodiscard]] std::size_t clients() const { return clients_.size(); }
    [[nodiscard]] std::size_t by_camera() const; ///< since the latest night, or found

    /// The night that begins on `night`; `patrol` is what the patrol has for visits and travel.
    void run_night(Day night, Hours patrol);

    /// Patrol hours of a night without misses, in expectation, with the cameras that there are.
    [[nodiscard]] Hours patrol_hours_needed() const;

    [[nodiscard]] NightYear harvest();

private:
    struct Client {
        Key key{};
        DistrictId district{};
        Uptake camera{};
    };
    struct Urgent {
        std::size_t row;
        int visits;
    };

    [[nodiscard]] FunnelShares funnel(Day night) const;
    bool looks_at(Client& client, const FunnelShares& shares, Day night);
    void visit(const Client& client, int visits, Hours& left);

    const NightSupervisionAssumptions* assumptions_;
    Run run_;
    Stream checks_, faults_;
    std::vector<Client> clients_; // ascending keys
    std::vector<Urgent> urgent_;
    std::vector<std::size_t> planned_;
    NightYear year_;
};

} // namespace omsorg
