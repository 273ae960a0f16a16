// SPDX-License-Identifier: MIT
#pragma once

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>

/// The tables at the back of the textbook: Student's t and the binomial.
///
/// In double precision throughout: the same digits on every platform, and no detour over long double.
namespace omsorg {

namespace math = boost::math;
using Plain = math::policies::policy<math::policies::promote_double<false>>;
using StudentT = math::students_t_distribution<double, Plain>;
using Binomial = math::binomial_distribution<double, Plain>;

} // namespace omsorg
