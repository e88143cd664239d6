package weft.edi.reception.inbox;

import java.util.UUID;
import weft.interchange.Fault;
import weft.language.Text;

/**
 * The interchange names another sender than the party that submitted it; it is stored and recorded,
 * but not applied.
 */
public final class ForeignSender extends RuntimeException {
  private final UUID id;
  private final transient Fault fault;

  public ForeignSender(UUID id, Fault fault) {
    super(fault.text().en());
    this.id = id;
    this.fault = fault;
  }

  /** The id of the stored bytes. */
  public UUID id() {
    return id;
  }

  /** The fault, with its place in the envelope. */
  Fault fault() {
    return fault;
  }

  /** The named sender and the submitting party, in both languages. */
  public Text reason() {
    return fault.text();
  }
}
