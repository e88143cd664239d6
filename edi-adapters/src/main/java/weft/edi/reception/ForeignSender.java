package weft.edi.reception;

import java.util.UUID;

/** The interchange names another than its bringer as sender: kept, recorded, not applied. */
public final class ForeignSender extends RuntimeException {
  private final UUID id;

  ForeignSender(UUID id) {
    super("The interchange's sender is not the party that brought it");
    this.id = id;
  }

  /** Under which the raw bytes are kept. */
  public UUID id() {
    return id;
  }
}
