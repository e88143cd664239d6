package weft.shipment;

import java.util.Set;
import weft.language.Text;
import weft.shipment.Receipt.Difference.Kind;

/** The ways in which both sides can settle a difference. */
public enum Outcome {
  CREDITED("credited", "扣减货款", Set.of(Kind.SHORT, Kind.DAMAGED)),
  REPLACED("replaced", "补发", Set.of(Kind.SHORT, Kind.DAMAGED)),
  RETURNED("returned", "退货", Set.of(Kind.OVER, Kind.DAMAGED, Kind.WRONG_PART)),
  KEPT("kept and paid for", "留用并付款", Set.of(Kind.OVER, Kind.DAMAGED, Kind.WRONG_PART)),
  SCRAPPED("scrapped on site", "就地报废", Set.of(Kind.DAMAGED, Kind.WRONG_PART)),
  /** The supplier does not accept the claim. */
  REJECTED("not accepted", "不予认可", Set.of(Kind.SHORT, Kind.DAMAGED));

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text text;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<Kind> kinds;

  Outcome(String en, String zh, Set<Kind> kinds) {
    text = new Text(en, zh);
    this.kinds = kinds;
  }

  public Text text() {
    return text;
  }

  /** Whether this way suits that kind of difference. */
  boolean fits(Kind kind) {
    return kinds.contains(kind);
  }
}
