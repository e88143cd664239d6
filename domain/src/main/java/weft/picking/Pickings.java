package weft.picking;

import weft.event.StreamType;
import weft.language.Text;
import weft.picking.PickingEvent.PickingClosed;
import weft.picking.PickingEvent.PickingOpened;
import weft.picking.PickingEvent.PickingScanned;
import weft.picking.PickingEvent.WrongGoodsScanned;

/** Declares pickings as a kind of stream. */
public final class Pickings {
  public static final StreamType<PickingEvent> PICKING =
      StreamType.of(PickingId.TYPE, PickingEvent.class)
          .decidedBy(PickingCommand.class, Picking.NEW)
          .refusing(PickingRefusal.class)
          .event(
              "picking-opened",
              PickingOpened.class,
              it ->
                  new Text("%s opened picking %s with %s lines.", "%s 开立拣货单 %s，共 %s 行。")
                      .with(it.picking().supplier(), it.picking().number(), it.lines().size()))
          .event("picking-scanned", PickingScanned.class, Pickings::scanned)
          .event(
              "wrong-goods-scanned",
              WrongGoodsScanned.class,
              it ->
                  new Text(
                          "Wrong goods were scanned for line %2$s of picking %1$s: %4$s instead of"
                              + " %3$s.",
                          "拣货单 %s 第 %s 行扫错货：应为 %s，实扫 %s。")
                      .with(it.picking().number(), it.line(), it.expected(), it.scanned()))
          .event("picking-closed", PickingClosed.class, Pickings::closed);

  private Pickings() {}

  private static Text scanned(PickingScanned it) {
    var text =
        it.complete()
            ? new Text(
                "%3$s were picked for line %2$s of picking %1$s, which is complete.",
                "拣货单 %s 第 %s 行拣货 %s，该行已拣完。")
            : new Text("%3$s were picked for line %2$s of picking %1$s.", "拣货单 %s 第 %s 行拣货 %s。");
    return text.with(it.picking().number(), it.line(), it.quantity());
  }

  private static Text closed(PickingClosed it) {
    Text told = new Text("Picking %s was closed.", "拣货单 %s 已关闭。").with(it.picking().number());
    return it.reason() == null ? told : new Text("%s %s", "%s%s").with(told, it.reason());
  }
}
