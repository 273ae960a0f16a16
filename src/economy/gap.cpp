// SPDX-License-Identifier: MIT
#include <omsorg/economy/gap.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

ServiceBudget budget_round(const EconomyAssumptions& a, Kronor revenue, const ServiceRequest& request,
                           int years) {
    expect(request.per_post.kronor() > 0, "a post costs something");
    ServiceBudget budget;
    budget.allotment = revenue * (request.base_share * std::pow(1 + a.extra_allotment, years));
    const double left = (budget.allotment - request.other_cost).kronor();
    budget.affordable = Posts{std::max(0.0, left / request.per_post.kronor())};
    budget.gap = request.required - budget.affordable;
    budget.cost_gap = request.per_post * request.required + request.other_cost - budget.allotment;
    return budget;
}

double base_share(Kronor net_cost, Kronor revenue) {
    expect(revenue > Kronor{}, "the base year has revenue");
    return net_cost / revenue;
}

} // namespace omsorg
