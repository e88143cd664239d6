package weft.history.store;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of events and commands: UUID version 7 (RFC 9562 5.7). They rise with time, so the index on
 * them grows at its end; random ids cost a third of the insert rate. Axon finds this class as a
 * service.
 */
public final class EventIds extends IdentifierFactory {
  @Override
  public String generateIdentifier() {
    var random = ThreadLocalRandom.current();
    long most = (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
    long least = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(most, least).toString();
  }
}
