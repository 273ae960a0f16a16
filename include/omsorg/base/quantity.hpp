// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>

#include <compare>
#include <cstdint>
#include <type_traits>

/// Numbers that know what they are: hours, kronor, posts and shares.
///
/// A municipality adds hours to hours and kronor to kronor; a price per hour multiplies hours and nothing
/// else. Hours are whole microseconds and kronor whole öre, so that ledgers balance to the last unit whatever
/// the order of their sums; posts and shares are real numbers.
///
///     KronorPerPost × Posts ──▶ Kronor ◀── KronorPerHour × Hours
///
/// The law: a wrong sum does not compile; tests/base/quantity_test.cpp says which.
///
/// Example
///
///     using namespace omsorg::literals;
///     Kronor wages = KronorPerPost{620'000} * 12.5_posts;     // 7'750'000_kr
namespace omsorg {

namespace quantity {

/// The nearest whole number, halves away from zero; 64 bits must hold it.
[[nodiscard]] constexpr std::int64_t nearest(double x) {
    expect(x > -9.2e18 && x < 9.2e18, "a quantity fits in 64 bits and is a number");
    const auto whole = static_cast<std::int64_t>(x);
    const double rest = x - static_cast<double>(whole);
    return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole;
}

/// What all quantities of one kind share: sums with their own kind, multiples by a plain number.
template <class Self, class Number>
class Amount {
public:
    friend constexpr auto operator<=>(const Self& a, const Self& b) noexcept { return a.n_ <=> b.n_; }
    friend constexpr bool operator==(const Self& a, const Self& b) noexcept { return a.n_ == b.n_; }
    friend constexpr Self operator+(Self a, Self b) noexcept { return made(a.n_ + b.n_); }
    friend constexpr Self operator-(Self a, Self b) noexcept { return made(a.n_ - b.n_); }
    friend constexpr Self operator-(Self a) noexcept { return made(-a.n_); }
    friend constexpr Self operator*(Self a, double times) { return made(rounded(scaled(a) * times)); }
    friend constexpr Self operator*(double times, Self a) { return a * times; }
    friend constexpr Self operator/(Self a, double by) { return made(rounded(scaled(a) / by)); }
    friend constexpr double operator/(Self a, Self b) noexcept { return scaled(a) / scaled(b); }
    constexpr Self& operator+=(Self other) noexcept {
        n_ += other.n_;
        return static_cast<Self&>(*this);
    }
    constexpr Self& operator-=(Self other) noexcept {
        n_ -= other.n_;
        return static_cast<Self&>(*this);
    }

    // Public, though nobody has a use for a bare Amount: g++ 12 looks for it
    // from the aggregates that hold one.
    constexpr Amount() noexcept = default;

protected:
    explicit constexpr Amount(Number n) noexcept : n_{n} {}
    [[nodiscard]] static constexpr Self made(Number n) noexcept {
        Self self;
        self.n_ = n;
        return self;
    }
    [[nodiscard]] static constexpr double scaled(const Self& a) noexcept { return static_cast<double>(a.n_); }
    [[nodiscard]] static constexpr Number rounded(double x) {
        if constexpr (std::is_integral_v<Number>)
            return nearest(x);
        else
            return x;
    }

    Number n_{};
};

} // namespace quantity

/// Working time and care time, in whole microseconds.
class Hours : public quantity::Amount<Hours, std::int64_t> {
public:
    constexpr Hours() noexcept = default;
    constexpr Hours(Duration length) noexcept : Amount{length.count()} {}

    [[nodiscard]] static constexpr Hours from_hours(double hours) {
        return made(quantity::nearest(hours * 3'600'000'000.0));
    }
    [[nodiscard]] static constexpr Hours from_ticks(std::int64_t microseconds) noexcept {
        return made(microseconds);
    }
    [[nodiscard]] constexpr double value() const noexcept {
        return static_cast<double>(n_) / 3'600'000'000.0;
    }
    [[nodiscard]] constexpr std::int64_t ticks() const noexcept { return n_; }
    [[nodiscard]] constexpr Duration duration() const noexcept { return Duration{n_}; }
};

/// Money, in whole öre.
class Kronor : public quantity::Amount<Kronor, std::int64_t> {
public:
    constexpr Kronor() noexcept = default;

    /// Rounds half an öre away from zero.
    [[nodiscard]] static constexpr Kronor from_kronor(double kronor) {
        return made(quantity::nearest(kronor * 100.0));
    }
    [[nodiscard]] static constexpr Kronor from_ore(std::int64_t ore) noexcept { return made(ore); }
    [[nodiscard]] constexpr double kronor() const noexcept { return static_cast<double>(n_) / 100.0; }
    [[nodiscard]] constexpr std::int64_t ore() const noexcept { return n_; }
};

/// Full-time equivalents.
class Posts : public quantity::Amount<Posts, double> {
public:
    constexpr Posts() noexcept = default;
    explicit constexpr Posts(double posts) noexcept : Amount{posts} {}
    [[nodiscard]] constexpr double value() const noexcept { return n_; }
};

/// A part of a whole; 0.25 is a quarter. It may exceed one (an overtime share) and be negative (a change).
class Share : public quantity::Amount<Share, double> {
public:
    constexpr Share() noexcept = default;
    explicit constexpr Share(double share) noexcept : Amount{share} {}
    [[nodiscard]] constexpr double value() const noexcept { return n_; }
};

[[nodiscard]] constexpr Hours operator*(Share share, Hours of) { return of * share.value(); }
[[nodiscard]] constexpr Kronor operator*(Share share, Kronor of) { return of * share.value(); }
[[nodiscard]] constexpr Posts operator*(Share share, Posts of) { return of * share.value(); }

/// A price or a wage for one hour; it multiplies hours only.
class KronorPerHour {
public:
    explicit constexpr KronorPerHour(double kronor) noexcept : kronor_{kronor} {}
    [[nodiscard]] constexpr double kronor() const noexcept { return kronor_; }
    friend constexpr auto operator<=>(KronorPerHour, KronorPerHour) noexcept = default;

private:
    double kronor_;
};

/// What a full-time post costs; it multiplies posts only.
class KronorPerPost {
public:
    explicit constexpr KronorPerPost(double kronor) noexcept : kronor_{kronor} {}
    [[nodiscard]] constexpr double kronor() const noexcept { return kronor_; }
    friend constexpr auto operator<=>(KronorPerPost, KronorPerPost) noexcept = default;

private:
    double kronor_;
};

[[nodiscard]] constexpr Kronor operator*(KronorPerHour price, Hours hours) {
    return Kronor::from_kronor(price.kronor() * hours.value());
}
[[nodiscard]] constexpr Kronor operator*(Hours hours, KronorPerHour price) { return price * hours; }
[[nodiscard]] constexpr Kronor operator*(KronorPerPost price, Posts posts) {
    return Kronor::from_kronor(price.kronor() * posts.value());
}
[[nodiscard]] constexpr Kronor operator*(Posts posts, KronorPerPost price) { return price * posts; }

namespace literals {

constexpr Kronor operator""_kr(unsigned long long n) noexcept {
    return Kronor::from_ore(100 * static_cast<std::int64_t>(n));
}
constexpr Kronor operator""_kr(long double x) { return Kronor::from_kronor(static_cast<double>(x)); }
constexpr Posts operator""_posts(unsigned long long n) noexcept { return Posts{static_cast<double>(n)}; }
constexpr Posts operator""_posts(long double x) noexcept { return Posts{static_cast<double>(x)}; }
constexpr Share operator""_percent(unsigned long long n) noexcept {
    return Share{static_cast<double>(n) / 100.0};
}
constexpr Share operator""_percent(long double x) noexcept { return Share{static_cast<double>(x) / 100.0}; }

} // namespace literals
} // namespace omsorg
