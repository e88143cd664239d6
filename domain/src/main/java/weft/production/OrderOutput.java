package weft.production;

/**
 * The output that a report of a work order states.
 *
 * @param order the number of the work order
 * @param report the number of its report
 */
public record OrderOutput(String order, int report, LineOutput made) {
  boolean isOfSameReport(OrderOutput other) {
    return order.equals(other.order) && report == other.report;
  }

  OrderOutput plus(OrderOutput change) {
    return new OrderOutput(order, report, made.plus(change.made));
  }
}
