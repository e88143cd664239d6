package weft.balance;

import java.util.List;
import weft.balance.SentGoods.Back;
import weft.measure.Quantity;

/** Goods of a shipment that the buyer reported as sent back. */
record Returned(SentGoods goods, Back back) {
  static Quantity sum(List<Returned> all) {
    return all.stream().map(it -> it.back().quantity()).reduce(Quantity.ZERO, Quantity::plus);
  }
}
