// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/stream.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

/// What the textbooks assume: how lengths vary, and how many are there in the long run.
///
/// A queue that starts as the long run would find it needs no warm-up. Two laws tell how it is found: the number
/// present, and what is left of a service that is under way. The latter is not a fresh one, for who comes at
/// random comes rather during a long service than during a short one:
///
///     ├──────── a service, met because it is long ────────┤
///                          ▲ here comes someone           a uniform share of it is left
namespace omsorg::doctor {

/// A length in hours, drawn at an address.
using Law = std::function<double(Luck&)>;

[[nodiscard]] Law exponential(double rate);
[[nodiscard]] Law drawn_from(Distribution lengths);
[[nodiscard]] Distribution erlang_2(double mean);

/// What a figure must not depend on where the textbooks call it insensitive: the law, given its mean.
struct NamedLaw {
    std::string_view name;
    Distribution lengths;
};
[[nodiscard]] const std::array<NamedLaw, 3>& laws_of_mean_one();

/// What is left of a length that is under way.
[[nodiscard]] Law rest_of(const Distribution& lengths);

/// A number that rises and falls by one: the share of time that it is n, from the rates at which it does so.
///
///     share(n) · rises(n) = share(n + 1) · falls(n + 1)
class LongRun {
public:
    using Rate = std::function<double(double n)>;

    /// It never rises above where `rises` is zero; else the shares must die out.
    LongRun(const Rate& rises, const Rate& falls);
    /// M/M/c/K: customers come at one rate, c desks serve at another, K is the most that may be there.
    [[nodiscard]] static LongRun of_desks(double desks, double lambda, double mu, double most = 1e9);

    [[nodiscard]] double share(std::uint64_t n) const { return n < shares_.size() ? shares_[n] : 0; }
    [[nodiscard]] double mean() const;
    [[nodiscard]] std::uint64_t drawn(double u) const;

private:
    std::vector<double> shares_;
};

} // namespace omsorg::doctor
