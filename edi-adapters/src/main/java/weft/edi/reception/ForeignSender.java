package weft.edi.reception;

import java.util.UUID;
import weft.language.Text;

/** The interchange names another than its bringer as sender: kept, recorded, not applied. */
public final class ForeignSender extends RuntimeException {
  private final UUID id;
  private final transient Text reason;

  ForeignSender(UUID id, Text reason) {
    super(reason.en());
    this.id = id;
    this.reason = reason;
  }

  /** Under which the raw bytes are kept. */
  public UUID id() {
    return id;
  }

  /** Who is named and who brought it, in both languages. */
  public Text reason() {
    return reason;
  }
}
