package weft.edi.reception.inbox;

import java.util.UUID;
import weft.interchange.Fault;
import weft.language.Text;

/** The interchange names another than its bringer as sender: kept, recorded, not applied. */
public final class ForeignSender extends RuntimeException {
  private final UUID id;
  private final transient Fault fault;

  public ForeignSender(UUID id, Fault fault) {
    super(fault.text().en());
    this.id = id;
    this.fault = fault;
  }

  /** Under which the raw bytes are kept. */
  public UUID id() {
    return id;
  }

  /** Where the envelope says so. */
  Fault fault() {
    return fault;
  }

  /** Who is named and who brought it, in both languages. */
  public Text reason() {
    return fault.text();
  }
}
