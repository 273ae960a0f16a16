// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/stream.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How a number varies: over visits, over people, over futures.
///
/// What is uncertain or varies is written in the study as a distribution; the model sees only this value. A
/// future draws its parameters by `quantile` at one uniform number, so that two plans that believe
/// differently stand at the same point of their beliefs. Inside the model a visit is a `draw` at its address.
///
///     kind          given by                    words taken by a draw
///     constant      value                       0
///     uniform       low, high                   1, inversion
///     triangular    low, mode, high             1, inversion
///     normal        mean, sd, [low, high]       1 in 97 of 100 (ziggurat), more when out of bounds;
///                                               1, inversion, if the bounds leave less than half of it
///     lognormal     mean, cv                    1 in 97 of 100 (ziggurat), 1.04 on average
///     gamma         mean, cv                    2 or more (rejection), 3.3 on average for a cv of 0.6, 2.6
///                                               for a cv of 1.6; for a cv of 1 as a lognormal
///     beta          a, b, low, high             1, inversion
///     exponential   mean                        1, inversion
///     discrete      values, weights             1, inversion
///     poisson       mean                        1, inversion
///
/// `mean` and `cv` (the standard deviation over the mean) are those of the varying number itself, not of its
/// logarithm. A normal with bounds is the normal given that it falls within them; its own mean differs.
///
/// The law: kinds drawn by inversion give draw(luck) == quantile(first word); quantile never falls as u
/// rises; a factory that is given what cannot be throws std::invalid_argument with a sentence.
///
/// Example
///
///     auto visit = Distribution::lognormal_mean_cv(22, 0.6);      // minutes
///     Luck luck = lengths.at(client, day);
///     double minutes = visit.draw(luck);
namespace omsorg {

class Distribution {
public:
    // clang-format off
    enum class Kind : std::uint8_t {
        constant, uniform, triangular, normal, lognormal, gamma, beta, exponential, discrete, poisson
    };
    // clang-format on
    static constexpr double unbounded = std::numeric_limits<double>::infinity();

    Distribution() = default; // the constant 0

    [[nodiscard]] static Distribution constant(double value);
    [[nodiscard]] static Distribution uniform(double low, double high);
    [[nodiscard]] static Distribution triangular(double low, double mode, double high);
    [[nodiscard]] static Distribution normal(double mean, double sd, double low = -unbounded,
                                             double high = unbounded);
    [[nodiscard]] static Distribution lognormal_mean_cv(double mean, double cv);
    [[nodiscard]] static Distribution gamma_mean_cv(double mean, double cv);
    [[nodiscard]] static Distribution beta(double a, double b, double low = 0, double high = 1);
    [[nodiscard]] static Distribution exponential(double mean);
    [[nodiscard]] static Distribution discrete(std::vector<double> values, std::vector<double> weights);
    [[nodiscard]] static Distribution poisson(double mean);

    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] bool is_constant() const noexcept { return kind_ == Kind::constant; }
    /// What the factory was given, in its order; for discrete the values and then their weights.
    [[nodiscard]] std::vector<double> parameters() const;

    [[nodiscard]] double mean() const;
    [[nodiscard]] double sd() const;
    /// The least and the greatest value that it may take.
    [[nodiscard]] double low() const;
    [[nodiscard]] double high() const;

    /// The value below which the share u of all draws falls; 0 < u < 1.
    [[nodiscard]] double quantile(double u) const;
    [[nodiscard]] double draw(Luck& luck) const {
        return kind_ == Kind::constant ? given_[0] : draw_varying(luck);
    }

    /// The same shape in another unit: every value times a positive factor. A poisson count has no unit to
    /// change and refuses every factor but one.
    [[nodiscard]] Distribution scaled(double factor) const;

    /// `lognormal(mean 22, cv 0.6)`.
    [[nodiscard]] std::string text() const;

    friend bool operator==(const Distribution& a, const Distribution& b);

private:
    struct Steps { // a discrete distribution: values in rising order, and the share at or below each
        std::vector<double> values, weights, up_to;
    };

    Distribution(Kind kind, std::array<double, 4> given) noexcept : kind_{kind}, given_{given} {}
    [[nodiscard]] double draw_varying(Luck& luck) const;
    [[nodiscard]] double step_at(double u) const;

    Kind kind_ = Kind::constant;
    std::array<double, 4> given_{};
    std::array<double, 4> ready_{}; // what a draw needs, worked out once; see the source
    std::shared_ptr<const Steps> steps_{};
};

[[nodiscard]] std::string_view text(Distribution::Kind kind) noexcept;
[[nodiscard]] std::optional<Distribution::Kind> kind_of(std::string_view word) noexcept;

} // namespace omsorg
