package weft.shipment;

/**
 * The message that contained a statement.
 *
 * @param interchange the id of the interchange as it arrived
 * @param message counted in it from 1
 */
public record ByMessage(String interchange, int message) {
  /** Stands for a person or an API client. */
  static final ByMessage NONE = new ByMessage("", 0);
}
