package weft.consumption;

import weft.event.StreamId;
import weft.party.PartyCode;

/** One statement of an account. It has no stream of its own; it is part of its account's stream. */
public record ConsumptionStatementId(ConsumptionAccountId account, int number) {
  private static final String TYPE = "ConsumptionStatement";

  /**
   * Reads {@link #text()} back.
   *
   * @throws IllegalArgumentException if the text is not a statement's id
   */
  public static ConsumptionStatementId of(String text) {
    var parts = StreamId.segments(text, TYPE, 4);
    return new ConsumptionStatementId(
        new ConsumptionAccountId(
            new PartyCode(StreamId.required(parts, 0)),
            new PartyCode(StreamId.required(parts, 1)),
            StreamId.required(parts, 2)),
        Integer.parseInt(StreamId.required(parts, 3)));
  }

  public String text() {
    return StreamId.of(
        TYPE,
        account.holder().value(),
        account.owner().value(),
        account.site(),
        Integer.toString(number));
  }
}
