package weft.shipment;

/**
 * The message that said something.
 *
 * @param interchange the id of the interchange as it arrived
 * @param message counted in it from 1
 */
public record ByMessage(String interchange, int message) {
  /** Of what a person or an API client said. */
  static final ByMessage NONE = new ByMessage("", 0);
}
