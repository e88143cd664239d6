package weft.edi.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Line;
import weft.document.LineBuilder;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Nonconformance.Action;
import weft.measure.Quantity;

/** Random measurements of an item, in the order in which both standards state them. */
final class Measurements {
  private Measurements() {}

  /** At least one measurement. */
  static List<Measurement> any(Codes codes, Random chance) {
    boolean x12 = codes == Codes.X12;
    List<Measurement> all = new ArrayList<>();
    for (int i = chance.nextInt(3); i > 0; i--)
      all.add(one(x12, null, null, x12 ? null : name(chance), null, chance));
    for (int i = chance.nextInt(3); i >= 0; i--) below(x12, null, all, chance);
    if (!x12 && chance.nextBoolean()) below(false, "B-" + chance.nextInt(3), all, chance);
    return all;
  }

  /** A line of an 842: at most one characteristic, and a defect. */
  static Line wrong(Line it, Random chance) {
    List<Measurement> measured = new ArrayList<>();
    if (chance.nextBoolean()) {
      String characteristic = chance.nextBoolean() ? "71" : null;
      String name = characteristic == null ? null : name(chance);
      String method = characteristic == null || chance.nextBoolean() ? null : "ST 016";
      for (int i = chance.nextInt(3); i > 0; i--)
        measured.add(one(true, characteristic, method, name, null, chance));
    }
    List<Nonconformance> wrong = new ArrayList<>();
    for (int i = chance.nextInt(3); i >= 0; i--) wrong.add(nonconformance(chance));
    return LineBuilder.like(it)
        .measurements(measured.isEmpty() ? null : measured)
        .nonconformances(wrong)
        .build();
  }

  private static Nonconformance nonconformance(Random chance) {
    boolean counted = chance.nextBoolean();
    List<Measurement> measured = new ArrayList<>();
    for (int i = chance.nextInt(2); i > 0; i--)
      measured.add(one(true, null, null, null, null, chance));
    List<Action> actions = new ArrayList<>();
    for (int i = chance.nextInt(3); i > 0; i--)
      actions.add(
          new Action(
              chance.nextBoolean() ? "A" + i : null,
              "RT",
              texts(chance),
              counted ? Quantity.of(2) : null,
              counted ? "PCE" : null));
    return new Nonconformance(
        chance.nextBoolean() ? "01" : null,
        "Y",
        chance.nextBoolean() ? "7" : null,
        chance.nextBoolean() ? "68" : null,
        List.of("016", "ST 016").get(chance.nextInt(2)),
        texts(chance),
        counted ? Quantity.of("2.5") : null,
        counted ? "KGM" : null,
        measured,
        actions);
  }

  private static List<String> texts(Random chance) {
    return List.of("Scratched", "on both sides", "x".repeat(80)).subList(0, chance.nextInt(4));
  }

  private static void below(
      boolean x12, @Nullable String batch, List<Measurement> all, Random chance) {
    String characteristic = String.valueOf(60 + chance.nextInt(20));
    String name = x12 ? name(chance) : null;
    for (int i = chance.nextInt(2); i >= 0; i--)
      all.add(one(x12, characteristic, null, x12 ? name : name(chance), batch, chance));
    for (int i = chance.nextInt(3); i > 0; i--) {
      String method = (x12 && chance.nextBoolean() ? "ST " : "") + "01" + chance.nextInt(3);
      all.add(one(x12, characteristic, method, x12 ? name : name(chance), batch, chance));
    }
  }

  private static @Nullable String name(Random chance) {
    return chance.nextBoolean() ? "Tensile " + chance.nextInt(3) : null;
  }

  private static Measurement one(
      boolean x12,
      @Nullable String characteristic,
      @Nullable String method,
      @Nullable String name,
      @Nullable String batch,
      Random chance) {
    List<String> properties = List.of("ZC", "ZMN", x12 ? "YB" : "YS");
    boolean limits = chance.nextBoolean();
    return new Measurement(
        "TR",
        characteristic,
        method,
        properties.get(chance.nextInt(3)),
        name,
        chance.nextInt(3) == 0 ? "7" : null,
        limits && chance.nextBoolean() ? null : number(chance),
        limits ? number(chance) : null,
        limits && chance.nextBoolean() ? number(chance) : null,
        chance.nextBoolean() ? "P1" : x12 ? "KS" : "MMT",
        batch);
  }

  private static BigDecimal number(Random chance) {
    return BigDecimal.valueOf(chance.nextInt(100_000) * 10 + 1, 3);
  }
}
