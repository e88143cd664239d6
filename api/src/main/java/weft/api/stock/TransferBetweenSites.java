package weft.api.stock;

import java.util.List;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.stock.MovementKind;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockId;
import weft.stock.StockKey;

/** Splits a transfer between two sites of one holder: each site has its own half. */
final class TransferBetweenSites {
  private TransferBetweenSites() {}

  /** The half that leaves one site, and the half that arrives at the other. */
  static List<StreamCommand> of(MoveStock said, StockKey to, String site) {
    var target = new StockId(said.stock().holder(), site, said.stock().part());
    Quantity out = Quantity.ZERO.minus(said.quantity());
    return List.of(
        half(said, said.stock(), said.key(), site, out),
        half(said, target, to, said.stock().site(), said.quantity()));
  }

  private static MoveStock half(
      MoveStock said, StockId stock, StockKey key, String otherSite, Quantity quantity) {
    return new MoveStock(
        stock,
        MovementKind.TRANSFER,
        key,
        null,
        otherSite,
        quantity,
        said.unit(),
        said.at(),
        said.document(),
        said.reason(),
        said.oneOfSeveral(),
        said.label());
  }
}
