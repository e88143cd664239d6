package weft.edi.outbox;

import java.io.IOException;

/** A way to a partner. */
public interface Carrier {
  /** Durable with the partner when this returns; carrying the same again replaces it. */
  void carry(Parcel parcel) throws IOException;
}
