package weft.shipment;

import java.util.Set;
import weft.language.Text;
import weft.shipment.Receipt.Difference.Kind;

/** How the two sides settle that goods came otherwise than they were announced. */
public enum Outcome {
  CREDITED("credited", "扣减货款", Set.of(Kind.SHORT, Kind.DAMAGED)),
  REPLACED("replaced", "补发", Set.of(Kind.SHORT, Kind.DAMAGED)),
  RETURNED("returned", "退货", Set.of(Kind.OVER, Kind.DAMAGED, Kind.WRONG_PART)),
  KEPT("kept and paid for", "留用并付款", Set.of(Kind.OVER, Kind.DAMAGED, Kind.WRONG_PART)),
  SCRAPPED("scrapped on site", "就地报废", Set.of(Kind.DAMAGED, Kind.WRONG_PART)),
  /** The supplier does not owe for it. */
  REJECTED("not accepted", "不予认可", Set.of(Kind.SHORT, Kind.DAMAGED));

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text text;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<Kind> kinds;

  Outcome(String en, String zh, Set<Kind> kinds) {
    text = new Text(en, zh);
    this.kinds = kinds;
  }

  /** What people call it. */
  public Text text() {
    return text;
  }

  /** Whether it makes sense of such a difference. */
  boolean fits(Kind kind) {
    return kinds.contains(kind);
  }
}
