package weft.history.follow;

import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import weft.history.store.HistoryEngine;

/** The token of a claim as this hub last read or stored it. */
final class ClaimedToken {
  /** Held while the token is being moved. */
  final ReentrantLock lock = new ReentrantLock();

  private byte @Nullable [] stored;
  private volatile long position;
  private int missed;

  ClaimedToken(byte @Nullable [] stored, @Nullable TrackingToken token) {
    at(stored, HistoryEngine.positionOf(token));
  }

  byte @Nullable [] stored() {
    return stored;
  }

  long position() {
    return position;
  }

  void at(byte @Nullable [] stored, long position) {
    this.stored = stored;
    this.position = position;
    this.missed = 0;
  }

  /** How often in a row the stored token was found to be another one, with this time. */
  int missedAgain() {
    return ++missed;
  }
}
