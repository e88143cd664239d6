package weft.api.shipment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.shipment.ShipmentBodies.Sent;
import weft.language.Text;
import weft.measure.Quantity;
import weft.shipment.HandlingUnit;

/** Converts a tree of packages into the rules' list: outer packages before those within. */
final class Packing {
  private static final int LONGEST = 70;
  private static final int MOST = 5_000;
  private static final int DEEPEST = 6;

  private final BuyersNumbers.Known numbers;
  private final List<HandlingUnit> all = new ArrayList<>();

  Packing(BuyersNumbers.Known numbers) {
    this.numbers = numbers;
  }

  List<HandlingUnit> flat(@Nullable List<Sent.@Nullable Pack> outermost) {
    if (outermost != null) flatten(outermost, "/packages", null, 1);
    return List.copyOf(all);
  }

  private void flatten(
      List<Sent.@Nullable Pack> packages, String pointer, @Nullable String within, int depth) {
    Body.list(packages, pointer, (it, at) -> flatten(it, at, within, depth));
  }

  private String flatten(Sent.Pack it, String at, @Nullable String within, int depth) {
    if (depth > DEEPEST || all.size() >= MOST)
      throw Body.faulty(
          "too-many",
          at,
          new Text("At most 5,000 packages, 6 within each other.", "最多 5000 个包装，嵌套不超过 6 层。"));
    String label = Body.name(it.label(), at + "/label");
    all.add(
        new HandlingUnit(
            label,
            Body.optionalText(it.type(), at + "/type", LONGEST),
            within,
            it.contents() == null
                ? List.of()
                : Body.list(it.contents(), at + "/contents", this::content),
            weight(it.grossWeight(), at + "/grossWeight")));
    if (it.packages() != null) flatten(it.packages(), at + "/packages", label, depth + 1);
    return label;
  }

  /** In kilograms; null where none is given. */
  static @Nullable Quantity weight(@Nullable Quantity said, String at) {
    if (said == null) return null;
    Quantity weight = Body.amount(said, at);
    if (weight.isPositive()) return weight;
    throw Body.faulty(
        "weight-invalid", at, new Text("A weight is above zero, in kilograms.", "重量须大于零，单位为千克。"));
  }

  private HandlingUnit.Content content(Sent.Content it, String at) {
    return new HandlingUnit.Content(
        numbers.named(it.part(), it.partnerPart(), at).buyers(),
        Body.amount(it.quantity(), at + "/quantity"),
        Body.optionalText(it.batch(), at + "/batch", LONGEST));
  }
}
